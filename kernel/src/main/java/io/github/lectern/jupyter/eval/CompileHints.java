package io.github.lectern.jupyter.eval;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to try after an error of the compiler, for those that beginners make. */
final class CompileHints {
  private static final String ANY = ".*";

  // What was meant is seen best in habits of other languages, so these come first.
  private static final List<Rule> RULES =
      List.of(
          rule(
              ANY,
              "\\s*import \\w+ as .*",
              "nothing to import: Java's lists and Lectern's layers are there already"),
          rule(ANY, "\\s*def .*", "a method is written double f(double x) { return x; }"),
          rule(ANY, "\\s*for \\w+ in .*", "a loop is written for (int i = 0; i < 3; i++) { ... }"),
          rule("illegal start of.*", ".*\\*\\*.*", "a power is written Math.pow(2, 3)"),
          rule(
              "cannot find symbol: variable (True|False)",
              ANY,
              "true and false begin with a small letter"),
          rule("cannot find symbol: variable None", ANY, "no value is written null"),
          rule(
              "cannot find symbol: method print\\(.*",
              ANY,
              "System.out.println(...), or the value alone as the cell's last line"),
          rule(
              "cannot find symbol: method len\\(.*",
              ANY,
              "array.length, text.length() or list.size()"),
          rule(
              "cannot find symbol: method ([A-Z]\\w*)\\(.*",
              ANY,
              "objects are made with new: new $1(...)"),
          rule(
              "cannot find symbol: variable (\\w+)",
              "\\s*(?:if|while) .*",
              "run the cell that declares $1 first"),
          rule(
              "cannot find symbol: variable (\\w+)",
              ".*[(,]\\s*$1\\s*=\\s*([^=,)]+?)\\s*[,)].*",
              "an option is written as a call: $1(%1)"),
          rule(
              "cannot find symbol: variable (\\w+)",
              "\\s*$1\\s*=[^=].*",
              "a new variable needs a type in front: var $1 = ..."),
          rule("package system does not exist", ANY, "System begins with a capital letter"),
          rule(
              "illegal start of.*",
              "\\s*%%?[a-z]+\\b.*",
              "a magic stands at the head of a cell, before any Java"),
          rule(
              ".*\\w+(?:Choice|Option) cannot be converted to .*",
              ANY,
              "the order of the arguments: Shift-Tab between the parentheses shows it"),
          rule("unclosed character literal", ANY, "text stands in double quotes: \"hello\""),
          rule("unclosed string literal", ANY, "the closing \" is missing"),
          rule(
              ".*expected",
              "\\s*\\w+ (class|int|new|for|if|public|\\d\\w*)\\b\\s*=.*",
              "%1 cannot be a name: it is a word of Java's, or begins with a digit"),
          rule("';' expected", ANY, "a statement ends with a semicolon"),
          rule("statement expected", ANY, "what is to be done there, in { }"),
          rule("'[)\\]}]' expected", ANY, "a bracket that was opened is not closed"),
          rule(
              "(reached end of file|illegal start of).*",
              ANY,
              "count the brackets: one is missing, or one too many"),
          rule(
              "not a statement",
              ANY,
              "inside a method, a value must be stored, or given back with return"),
          rule(
              "missing return statement",
              ANY,
              "every way through the method must end with return and a value"),
          rule(
              ".*unexpected return value",
              ANY,
              "a void method gives nothing back; write the result's type in place of void"),
          rule(".*int cannot be converted to boolean", ANY, "== compares; a single = assigns"),
          rule(
              ".*String cannot be converted to int",
              ".*\\w\\[\"(\\w+)\"\\].*",
              "places in an array are numbers; a Map or a History is asked get(\"%1\")"),
          rule(
              ".*String cannot be converted to int",
              ANY,
              "a number without quotes, or Integer.parseInt(text)"),
          rule(
              ".*String cannot be converted to (?:double|float|long)",
              ANY,
              "a number without quotes, or Double.parseDouble(text)"),
          rule(
              ".*String cannot be converted to char",
              ANY,
              "one character stands in single quotes: 'c'"),
          rule(
              ".*(?:int|double) cannot be converted to String",
              ANY,
              "quotes around it, or String.valueOf(...)"),
          rule(
              ".*lossy conversion from double to float",
              ANY,
              "an f at the end of the number, as in 1.5f"),
          rule(
              ".*lossy conversion from double to (?:int|long)",
              ANY,
              "double as its type, or Math.round(...); (int) cuts the decimals off"),
          rule(
              "unexpected type: .*",
              ".*<.*",
              "only classes stand in <>: Integer for int, Double for double"),
          rule(
              "variable (\\w+) might not have been initialized",
              ANY,
              "a value where it is declared: $1 = 0"),
          rule(
              "unreachable statement",
              ANY,
              "what follows a return is never run; move it before, or remove it"),
          rule("unreported exception (\\w+);.*", ANY, "throws $1 behind the method's parentheses"),
          rule(
              "bad operand types.*INDArray.*",
              ANY,
              "tensors have methods for this: add, sub, mul, div, mmul"),
          rule(
              "bad operand types for '[-*/%]': .*String.*",
              ANY,
              "+ joins texts, nothing else works on them; Double.parseDouble(text) makes a number"),
          rule(
              ".*cannot be converted to \\w+Option\\W*",
              ANY,
              "options have names, such as epochs(20); Tab after the comma lists those that fit"),
          rule("bad operand types.*'==': .*", ANY, "compare values of one type; texts with equals"),
          rule("array required, but INDArray found", ANY, "X.getRow(0) or X.getDouble(0, 1)"),
          rule("array required, but (List|ArrayList)\\b.*", ANY, "get(0) in place of [0]"),
          rule(
              "array required, but (Map|HashMap)\\b.*",
              ANY,
              "get(\"name\") in place of [\"name\"]"),
          rule(
              "(\\w+) is not abstract and does not override abstract method (\\w+)\\(.*",
              ANY,
              "write the method $2 into the class $1"),
          rule(
              "(\\w+) is abstract; cannot be instantiated",
              ANY,
              "an object of a class that extends or implements $1"),
          rule(
              "(\\w+) has private access in History",
              ".*\\[\"(\\w+)\"\\].*",
              "a value is asked for by its name: get(\"%1\")"),
          rule(
              "(\\w+) has private access in (\\w+)",
              ANY,
              "only $2 itself may use it; a method such as $1() may give it"),
          rule(
              "cannot assign a value to final variable (\\w+)",
              ANY,
              "no final in the declaration of $1, if it is to change"),
          rule(
              "the switch .* does not cover all possible input values",
              ANY,
              "default -> ... as its last case"),
          rule(
              "(?:int|double|long|boolean|char) cannot be dereferenced",
              ANY,
              "numbers have no methods; String.valueOf(n) makes a text"),
          rule(
              "void cannot be dereferenced",
              ANY,
              "this method gives nothing back; begin a new line for the next call"),
          rule("cannot infer type for local variable (\\w+).*", ANY, "the type in place of var"),
          rule(
              "incompatible types: expected (\\w+) in <>.*",
              ANY,
              "elements of the type $1, or another type in <>"),
          rule(
              "integer number too large.*",
              ANY,
              "an L at the end of a long number, as in 3000000000L"),
          rule("non-static variable this.*", ANY, "this is only known inside a class"));

  private CompileHints() {}

  /**
   * If the message is this and the line is that, so the hint: $1 is of the message, %1 of the line.
   */
  private record Rule(Pattern message, String line, String hint) {
    Optional<String> apply(String text, String codeLine) {
      Matcher said = message.matcher(text);
      if (!said.matches()) {
        return Optional.empty();
      }
      Matcher seen = Pattern.compile(filled(line, said)).matcher(codeLine);
      return seen.matches() ? Optional.of(filled("%", filled(hint, said), seen)) : Optional.empty();
    }

    private static String filled(String template, Matcher matcher) {
      return filled("$", template, matcher);
    }

    private static String filled(String mark, String template, Matcher matcher) {
      String result = template;
      for (int group = 1; group <= matcher.groupCount(); group++) {
        result = result.replace(mark + group, String.valueOf(matcher.group(group)));
      }
      return result;
    }
  }

  private static Rule rule(String message, String line, String hint) {
    return new Rule(Pattern.compile(message), line, hint);
  }

  static Optional<String> of(String message, String line) {
    return RULES.stream()
        .map(rule -> rule.apply(message, line))
        .flatMap(Optional::stream)
        .findFirst()
        .map(hint -> "  Try: " + hint);
  }
}
