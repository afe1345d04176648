package dev.lockstep.cli.report;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results as JUnit XML, the form that continuous integration reads. */
public final class JunitXml {
    private static final char REPLACEMENT = '\uFFFD';

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /**
     * Holds the cases of one subject.
     *
     * @param name its name
     * @param cases its cases
     */
    public record Suite(String name, List<Case> cases) {
        /** Copies the list. */
        public Suite {
            cases = List.copyOf(cases);
        }
    }

    /**
     * Holds one case.
     *
     * @param name its name
     * @param time how long it took
     * @param outcome how it ended
     */
    public record Case(String name, Duration time, Outcome outcome) {}

    /** Says how a case ended. There is no word for a case that was skipped: nothing is. */
    public sealed interface Outcome {
        /** Passed. */
        record Passed() implements Outcome {}

        /**
         * Failed: it was decided, and is not as it should be.
         *
         * @param message what failed, in a line
         * @param text all that is known of it
         */
        record Failed(String message, String text) implements Outcome {}

        /**
         * Was not decided: it could not be carried out, or not to its end.
         *
         * @param message what happened, in a line
         * @param text all that is known of it
         */
        record Errored(String message, String text) implements Outcome {}
    }

    private JunitXml() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** Gives the XML of these suites, in UTF-8. */
    public static String text(List<Suite> suites) {
        try {
            var report = new JunitXml();
            report.write(suites);
            return report.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text can always be written to memory", e);
        }
    }

    private void write(List<Suite> suites) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        totals(suites.stream().flatMap(suite -> suite.cases().stream()).toList());
        for (Suite suite : suites) {
            write(suite);
        }
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
        xml.close();
    }

    private void write(Suite suite) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", suite.name());
        totals(suite.cases());
        for (Case each : suite.cases()) {
            line(2);
            xml.writeStartElement("testcase");
            attribute("classname", suite.name());
            attribute("name", each.name());
            attribute("time", seconds(each.time()));
            write(each.outcome());
            xml.writeEndElement();
        }
        line(1);
        xml.writeEndElement();
    }

    private void write(Outcome outcome) throws XMLStreamException {
        if (outcome instanceof Outcome.Failed failed) {
            element("failure", failed.message(), failed.text());
        } else if (outcome instanceof Outcome.Errored errored) {
            element("error", errored.message(), errored.text());
        }
    }

    private void element(String name, String message, String content) throws XMLStreamException {
        line(3);
        xml.writeStartElement(name);
        attribute("message", message);
        xml.writeCharacters(legal(content));
        xml.writeEndElement();
        line(2);
    }

    private void totals(List<Case> cases) throws XMLStreamException {
        attribute("tests", Integer.toString(cases.size()));
        attribute("failures", count(cases, Outcome.Failed.class));
        attribute("errors", count(cases, Outcome.Errored.class));
        attribute("skipped", "0");
        attribute("time", seconds(cases.stream().map(Case::time).reduce(Duration.ZERO, Duration::plus)));
    }

    private static String count(List<Case> cases, Class<? extends Outcome> kind) {
        return Long.toString(
                cases.stream().filter(each -> kind.isInstance(each.outcome())).count());
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value).replaceAll("\\s+", " ").strip());
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    /** Replaces what XML 1.0 has no way to write: most control characters, halves of surrogate pairs. */
    private static String legal(String text) {
        var legal = new StringBuilder(text.length());
        text.codePoints().forEach(c -> legal.appendCodePoint(isLegal(c) ? c : REPLACEMENT));
        return legal.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
