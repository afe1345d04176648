package dev.lockstep.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.report.JunitXml.Case;
import dev.lockstep.cli.report.JunitXml.Outcome;
import dev.lockstep.cli.report.JunitXml.Suite;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JunitXmlTests {
    private static final Duration TIME = Duration.ofMillis(1234);

    /** Reads with the JDK's own parser, which knows nothing of the writer. */
    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static Element only(Element root, String name) {
        assertThat(root.getElementsByTagName(name).getLength()).isEqualTo(1);
        return (Element) root.getElementsByTagName(name).item(0);
    }

    @Test
    void suitesAndCasesHaveTheirCountsAndTimes() throws Exception {
        Element root = parse(JunitXml.text(List.of(
                new Suite(
                        "raft",
                        List.of(
                                new Case("a", TIME, new Outcome.Passed()),
                                new Case("b", TIME, new Outcome.Failed("no", "text")),
                                new Case("c", TIME, new Outcome.Errored("late", "text")))),
                new Suite("quorum", List.of(new Case("d", TIME, new Outcome.Errored("late", "text")))))));

        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(root.getAttribute("tests")).isEqualTo("4");
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(root.getAttribute("errors")).isEqualTo("2");
        assertThat(root.getAttribute("skipped")).isEqualTo("0");
        assertThat(root.getAttribute("time")).isEqualTo("4.936");
        Element raft = (Element) root.getElementsByTagName("testsuite").item(0);
        assertThat(raft.getAttribute("name")).isEqualTo("raft");
        assertThat(raft.getAttribute("tests")).isEqualTo("3");
        assertThat(raft.getAttribute("errors")).isEqualTo("1");
        Element failed = (Element) raft.getElementsByTagName("testcase").item(1);
        assertThat(failed.getAttribute("classname")).isEqualTo("raft");
        assertThat(failed.getAttribute("name")).isEqualTo("b");
        assertThat(failed.getAttribute("time")).isEqualTo("1.234");
        assertThat(only(failed, "failure").getAttribute("message")).isEqualTo("no");
    }

    @Test
    void anyTextIsEscapedAndWhatXmlCannotHoldIsReplaced() throws Exception {
        String text = "x < 1 /\\ y & z > \"]]>\" <![CDATA[\n  \u00e9\u2208\ud83d\ude00";
        Element root = parse(JunitXml.text(List.of(new Suite(
                "a<b>&\"c\"",
                List.of(new Case("n", TIME, new Outcome.Failed("two\nlines \"&<", text + "\u0000\u001b\ud83d")))))));

        assertThat(only(root, "testsuite").getAttribute("name")).isEqualTo("a<b>&\"c\"");
        assertThat(only(root, "failure").getAttribute("message")).isEqualTo("two lines \"&<");
        assertThat(only(root, "failure").getTextContent()).isEqualTo(text + "\ufffd\ufffd\ufffd");
    }

    @Test
    void noSuiteIsAReport() throws Exception {
        assertThat(parse(JunitXml.text(List.of())).getAttribute("tests")).isEqualTo("0");
    }
}
