package io.github.lectern.jupyter.eval.hints;

import static io.github.lectern.jupyter.eval.hints.HintRule.mark;
import static io.github.lectern.jupyter.eval.hints.HintRule.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to try after an error of the compiler, for those that beginners make. */
final class CompileHints {
  private static final String NO_SYMBOL = "cannot find symbol: ";

  private static final List<HintRule> RULES =
      List.of(
          rule(
              NO_SYMBOL + "variable (\\w+)",
              "\\s*(?:if|while) .*",
              "run the cell that declares $1 first"),
          rule(
              NO_SYMBOL + "variable (\\w+)",
              "\\s*$1\\s*=[^=].*",
              "a new variable needs a type in front: var $1 = ..."),
          rule(
              NO_SYMBOL + "variable (\\w+)",
              "\\s*for\\s*\\(\\s*$1\\s*=.*",
              "a type in front: for (int $1 = 0; ...)"),
          rule(
              NO_SYMBOL + "variable (\\w+)",
              "\\s*\\w+\\($1\\)\\s*=[^=].*",
              "a method is written double f(double $1) { return ...; }"),
          rule(
              NO_SYMBOL + "method ([A-Z]\\w*)\\([^)]*\\)",
              "objects are made with new: new $1(...)"),
          rule(
              NO_SYMBOL + "variable ([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)",
              "(?:.*[(,=])?\\s*$1\\s*(?:[,);].*)?",
              "objects are made with new: new $1(...)"),
          rule(
              NO_SYMBOL + "(?:variable|method) (?:length|size)\\b.* of type (\\w+\\[\\]).*",
              "an array has a length, without parentheses"),
          rule(
              NO_SYMBOL
                  + "(?:variable|method) length\\b.* of type"
                  + " \\w*(?:List|Set|Map|Collection|Queue|Deque)\\b.*",
              "collections have a size()"),
          rule(NO_SYMBOL + "(?:variable|method) size\\b.* of type String", "a text has a length()"),
          rule("package system does not exist", "System begins with a capital letter"),
          rule(
              "illegal start of.*",
              "\\s*%%?[a-z]+\\b.*",
              "a magic stands at the head of a cell, before any Java"),
          rule("illegal character: '[‘’“”„`]'", "straight quotes: \"hello\""),
          rule(
              "illegal character: .*",
              "type this sign anew; it only looks like one that Java knows"),
          rule("unclosed character literal", "text stands in double quotes: \"hello\""),
          rule("unclosed string literal", "the closing \" is missing"),
          rule(
              ".*expected",
              "\\s*\\w+ (class|int|new|for|if|public|\\d\\w*)\\b\\s*=.*",
              "%1 cannot be a name: it is a word of Java's, or begins with a digit"),
          rule(
              "';' expected",
              "\\s*for \\(\\w+ \\w+ = [^;]*,.*",
              "semicolons separate the parts: for (int i = 0; i < 3; i++)"),
          rule(
              "<identifier> expected",
              ".*=\\s*\\d+,\\d+.*",
              "numbers have a decimal point: 1.5 in place of 1,5"),
          rule(
              "'\\]' expected",
              "\\s*\\w+\\s*\\w*\\s*\\[\\d+\\].*",
              "an array is made so: int[] a = new int[3];"),
          rule(
              "'\\(' or '\\[' expected",
              ".*\\bnew\\b.*",
              "parentheses behind the class: new ArrayList<String>()"),
          mark("';' expected", "\\s*[\\w\"'].*", "an operator or a semicolon is missing here"),
          rule("';' expected", "a statement ends with a semicolon"),
          rule("statement expected", "what is to be done there, in { }"),
          mark(
              "'[)\\]]' .*expected",
              "\\s*[\\w\"'].*",
              "a comma, an operator or a bracket is missing here"),
          rule("'[)\\]}]' .*expected", "a bracket that was opened is not closed"),
          mark("illegal start of.*", "[)\\],;].*", "something is missing before this sign"),
          mark(
              "illegal start of.*", "package\\b.*", "a cell needs no package; leave this line out"),
          rule(
              "(reached end of file|illegal start of).*",
              "count the brackets: one is missing, or one too many"),
          rule(
              "not a statement",
              "inside a method, a value must be stored, or given back with return"),
          rule(
              "missing return statement",
              "every way through the method must end with return and a value"),
          rule(
              ".*unexpected return value",
              "a void method gives nothing back; write the result's type in place of void"),
          rule(
              "incompatible types: (\\w+) cannot be converted to \\1",
              "another name for your own class $1, or %reset, which forgets it"),
          rule(
              ".*String cannot be converted to boolean",
              ".*\\b(\\w+)\\s*=\\s*(\"[^\"]*\").*",
              "texts are compared by equals: %1.equals(%2)"),
          rule(".*int cannot be converted to boolean", "== compares; a single = assigns"),
          rule(
              ".*String cannot be converted to int",
              ".*\\w\\[\"(\\w+)\"\\].*",
              "places in an array are numbers; a Map or a History is asked get(\"%1\")"),
          rule(
              ".*String cannot be converted to int",
              "a number without quotes, or Integer.parseInt(text)"),
          rule(
              ".*String cannot be converted to (?:double|float|long)",
              "a number without quotes, or Double.parseDouble(text)"),
          rule(
              ".*String cannot be converted to char", "one character stands in single quotes: 'c'"),
          rule(
              ".*(?:int|double) cannot be converted to String",
              "quotes around it, or String.valueOf(...)"),
          rule(
              ".*lossy conversion from double to float",
              "an f at the end of the number, as in 1.5f"),
          rule(
              ".*lossy conversion from double to (?:int|long)",
              "double as its type, or Math.round(...); (int) cuts the decimals off"),
          rule(
              "unexpected type: .*",
              ".*<.*",
              "only classes stand in <>: Integer for int, Double for double"),
          rule("unexpected type: expected a variable.*", "the variable stands on the left: x = 5"),
          rule(
              "for-each: .*",
              "an array or a list behind the colon; to count: for (int i = 0; i < 3; i++)"),
          rule(
              "variable (\\w+) might not have been initialized",
              "a value where it is declared: $1 = 0"),
          rule(
              "unreachable statement",
              "what follows a return is never run; move it before, or remove it"),
          rule("unreported exception (\\w+);.*", "throws $1 behind the method's parentheses"),
          rule(
              "bad operand types for '[-*/%]': .*String.*",
              "+ joins texts, nothing else works on them; Double.parseDouble(text) makes a number"),
          rule(
              "bad operand types for '.*': .*boolean.*",
              "true and false are joined by && and ||, and turned around by !"),
          rule("bad operand types.*'==': .*", "compare values of one type; texts with equals"),
          rule(
              "array required, but String found",
              ".*\\[([^\\]]+)\\].*",
              "charAt(%1) in place of [%1]"),
          rule("array required, but (List|ArrayList)\\b.*", "get(0) in place of [0]"),
          rule("array required, but (Map|HashMap)\\b.*", "get(\"name\") in place of [\"name\"]"),
          rule(
              "(\\w+) is not abstract and does not override abstract method (\\w+)\\(.*",
              "write the method $2 into the class $1"),
          rule(
              "(List|Collection) is abstract; cannot be instantiated",
              "new ArrayList<>(), or List.of(...)"),
          rule("(Map|Set) is abstract; cannot be instantiated", "new Hash$1<>(), or $1.of(...)"),
          rule(
              "(\\w+) is abstract; cannot be instantiated",
              "an object of a class that extends or implements $1"),
          rule(
              "(\\w+) has private access in (\\w+)",
              "only $2 itself may use it; a method such as $1() may give it"),
          rule(
              "cannot assign a value to final variable (\\w+)",
              "no final in the declaration of $1, if it is to change"),
          rule(
              "the switch .* does not cover all possible input values",
              "default -> ... as its last case"),
          rule(
              "(?:int|double|long|boolean|char) cannot be dereferenced",
              "numbers have no methods; String.valueOf(n) makes a text"),
          rule(
              "void cannot be dereferenced",
              "this method gives nothing back; begin a new line for the next call"),
          rule(
              ".*(?:lambda expression needs an explicit|is not a functional interface).*",
              "a type for it: Function<Integer, Integer> f = x -> x + 1;"),
          rule("cannot infer type for local variable (\\w+).*", "the type in place of var"),
          rule(
              "incompatible types: expected (\\w+) in <>.*",
              "elements of the type $1, or another type in <>"),
          rule("integer number too large.*", "an L at the end of a long number, as in 3000000000L"),
          rule("return outside of a method", "the value alone, as the cell's last line, is shown"),
          rule("non-static variable this.*", "this is only known inside a class"));

  /** Where neither an import nor another spelling is found. */
  private static final List<HintRule> UNKNOWN =
      List.of(
          rule(NO_SYMBOL + ".* in .*", "Tab behind the dot lists what is there"),
          rule(
              NO_SYMBOL + "(?:variable|class|method) (\\w+).*",
              "run the cell that declares $1 first, or look at the spelling"));

  private CompileHints() {}

  static Optional<String> of(String message, String line, int column) {
    // What was meant is seen best in habits of other languages, so these come first.
    return first(Stream.of(OtherLanguageHints.RULES, DslHints.RULES, RULES), message, line, column);
  }

  static Optional<String> ofUnknown(String message, String line, int column) {
    return first(Stream.of(UNKNOWN), message, line, column);
  }

  private static Optional<String> first(
      Stream<List<HintRule>> rules, String message, String line, int column) {
    return rules
        .flatMap(List::stream)
        .map(rule -> rule.apply(message, line, column))
        .flatMap(Optional::stream)
        .findFirst()
        .map(hint -> "  Try: " + hint);
  }
}
