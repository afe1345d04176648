---- MODULE Counting ----
EXTENDS Naturals
(* --algorithm counting
variables n = 0;
begin
  count: while n < 3 do
    n := n + 1;
  end while;
end algorithm *)
\* BEGIN TRANSLATION
\* END TRANSLATION
====
