// The initial state, three actions and the offers, which the binding does not list.
String log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 5, Failures: 0, Errors: 0, Skipped: 1')
