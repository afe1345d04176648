---- MODULE Arithmetic ----
LOCAL INSTANCE Naturals
Twice(i) == i + i
====
