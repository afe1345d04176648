String log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 5, Failures: 1, Errors: 0')
// The way to the mistake, and where it shows.
['TurnstileBinding and turnstile/MCTurnstile part', 'GiveBack(coin) at Turnstile.tla:25',
 '  3  Insert("dime")', '  4  GiveBack("dime")', 'spec     3', 'subject  4'].inject(0) { at, expected ->
    int found = log.indexOf(expected, at)
    assert found >= 0 : "expected '$expected' in build.log after character $at"
    found
}
true
