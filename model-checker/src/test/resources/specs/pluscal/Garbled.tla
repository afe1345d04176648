---- MODULE Garbled ----
EXTENDS Naturals
(* --fair algorithm garbled
variables n = 0;
begin
  count: while n < 3
    n := n + 1;
  end while;
end algorithm *)
====
