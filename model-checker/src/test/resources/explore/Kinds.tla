-------------------------------- MODULE Kinds --------------------------------
\* A variable that is never other than initially, and invariants that say what it is for each kind of value.
EXTENDS Naturals, Sequences, TLC
CONSTANTS a, b
VARIABLE v

Init == v = <<"none", 0>>
Next == UNCHANGED v
Spec == Init /\ [][Next]_v

Is(kind, value) == v[1] = kind => v[2] = value

Text == Is("text", "a")
Name == Is("name", a)
Number == Is("number", 7)
Truth == Is("truth", TRUE)
Set == Is("set", {{a}, {a, b}, {}})
Empty == Is("empty", <<>>) /\ (v[1] = "empty" => DOMAIN v[2] = {})
List == Is("list", <<a, b, a>>) /\ (v[1] = "list" => Len(v[2]) = 3)
Record == Is("record", [x |-> 1, name |-> {b}]) /\ (v[1] = "record" => v[2].x = 1)
Function == Is("function", (a :> <<1>> @@ b :> <<>>)) /\ (v[1] = "function" => v[2][a] = <<1>> /\ v[2] \in [{a, b} -> Seq(Nat)])
==============================================================================
