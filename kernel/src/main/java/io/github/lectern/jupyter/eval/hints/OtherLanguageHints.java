package io.github.lectern.jupyter.eval.hints;

import static io.github.lectern.jupyter.eval.hints.HintRule.line;
import static io.github.lectern.jupyter.eval.hints.HintRule.mark;
import static io.github.lectern.jupyter.eval.hints.HintRule.rule;

import java.util.List;

/** What to try where a habit of Python, another language or a shell shows. */
final class OtherLanguageHints {
  private static final String SYNTAX = ".*expected|illegal start .*|not a statement|illegal char.*";
  private static final String NO_SYMBOL = "cannot find symbol: ";

  static final List<HintRule> RULES =
      List.of(
          // Whole lines.
          line(
              ".*,.*=.*\\b[fF]ashion_?[mM]nist\\.load\\w*\\(.*",
              "var data = FashionMnist.load(); then data.xTrain(), data.yTrain(), data.xTest() and"
                  + " data.yTest()"),
          line(
              "\\s*(?:import [\\w.]+ as|from [\\w.]+ import) .*",
              "nothing to import: Java's lists and Lectern's layers are there already"),
          rule(
              "'\\.' expected",
              "\\s*import \\w+\\s*;?\\s*",
              "an import names a class with its package: import java.util.List;"),
          line("\\s*def .*", "a method is written double f(double x) { return x; }"),
          line("\\s*for \\w+ in .*", "a loop is written for (int i = 0; i < 3; i++) { ... }"),
          line(
              "\\s*[!%]?(?:pip3?|conda) install\\b.*",
              "%maven GROUP:ARTIFACT:VERSION, which downloads a library of Java's"),
          line(
              "\\s*!(?:ls|cd|cat|wget|curl|git|mkdir|rm|cp|mv|pwd|head|python3?)\\b.*",
              "a cell holds Java; there is no ! for commands of the system"),
          line(
              "\\s*\\?*[\\w.]*\\?+\\s*|\\s*\\?+[\\w.]+\\s*",
              "Shift-Tab behind a name tells what it is; %help lists the magics"),
          rule(
              SYNTAX,
              "\\s*(?:elif\\b|.*\\}\\s*elif\\b).*",
              "a further condition is written else if (...) { ... }"),
          rule(
              "'\\(' expected",
              "\\s*(?:if|while)\\s.*",
              "the condition stands in parentheses: if (x > 3) { ... }"),
          rule(
              SYNTAX,
              "\\s*(?:if|for|while|else|try|except|finally|class|with)\\b.*:\\s*(?:pass)?\\s*",
              "what belongs together stands in { ... }, without a colon before it"),
          // Signs.
          rule("illegal character: '#'", "a comment begins with //"),
          rule("illegal start of.*", ".*\\*\\*.*", "a power is written Math.pow(2, 3)"),
          mark(
              ".*expected.*",
              "\\s*(?:and|or|not)\\b.*",
              "and is written &&, or is written ||, and not is written !"),
          rule(".*expected", "\\s*not .*", "not is written !"),
          rule(".*expected", ".*\\b[fr]\".*", "texts and values are joined with +: \"x = \" + x"),
          rule(".*expected", ".*\\blambda\\b.*:.*", "a lambda expression is written x -> x + 1"),
          mark(".*expected", "\\s*if\\b.*\\belse\\b.*", "this choice is written x > 3 ? 1 : 2"),
          rule("illegal start of.*", ".*\\bSequential\\(\\s*\\[.*", DslHints.LAYERS),
          rule(
              "illegal start of.*",
              "(?:.*[=(,])?\\s*\\[.*",
              "a list is written List.of(1, 2, 3), an array new int[] {1, 2, 3}"),
          rule(
              "'\\]' expected",
              ".*\\[[^\\]]*:.*",
              "a part is copied by Arrays.copyOfRange(array, 1, 3), text.substring(1, 3) or"
                  + " list.subList(1, 3)"),
          rule(
              SYNTAX + "|" + NO_SYMBOL + ".*",
              "\\s*(?:var \\()?\\w+\\s*,\\s*\\w+\\)?\\s*=.*",
              "each variable is declared by itself: var a = ...; var b = ...;"),
          // Words.
          rule(
              NO_SYMBOL + "variable (?:True|False|TRUE|FALSE)",
              "true and false are written in small letters"),
          rule(NO_SYMBOL + "variable (?:None|NULL|Null|nil)", "no value is written null"),
          rule(
              NO_SYMBOL + "method (print|println)\\(.*",
              "System.out.println(...), or the value alone as the cell's last line"),
          rule(NO_SYMBOL + "method printf\\(.*", "System.out.printf(...)"),
          rule(NO_SYMBOL + "method len\\(.*", "array.length, text.length() or list.size()"),
          rule(NO_SYMBOL + "method not\\(.*", "not is written !"),
          rule(NO_SYMBOL + "method str\\(.*", "String.valueOf(...)"),
          rule(NO_SYMBOL + "method type\\(.*", "value.getClass()"),
          rule(
              NO_SYMBOL + "method range\\(.*",
              "IntStream.range(0, 3), or a loop: for (int i = 0; i < 3; i++) { ... }"),
          rule(
              NO_SYMBOL + "method (sqrt|abs|max|min|pow|exp|log|sin|cos|tan|round|floor)\\(.*",
              "Math.$1(...); of a tensor, Transforms.$1(...) if it has that"),
          rule(NO_SYMBOL + "method append\\(.*List.*", "a list takes elements by add(...)"),
          rule(NO_SYMBOL + "class bool", "its name is boolean"),
          rule(NO_SYMBOL + "class (?:let|auto|val)", "var in place of it"),
          rule(SYNTAX, "\\s*const\\b.*", "final in place of const: final int n = 5;"),
          rule(
              "'.class' expected",
              ".*\\b(?:int|float|double)\\(.*",
              "(int) before a number converts it; Integer.parseInt(...) reads a text"),
          rule(SYNTAX, "\\s*foreach\\b.*", "this loop is written for (int x : numbers) { ... }"),
          rule(SYNTAX, ".*\\)\\s*then\\b.*", "there is no then: if (x > 3) { ... }"),
          rule(
              SYNTAX,
              "\\s*(?:Import|For|If|While|Else|Return|Class|Public|Static|New)\\b.*",
              "words of Java's, such as import, for and class, are written in small letters"),
          // Libraries of Python's.
          rule(
              NO_SYMBOL + ".*",
              ".*\\bnp\\..*",
              "tensors are made by Nd4j: Nd4j.zeros(2, 3), Nd4j.createFromArray(1, 2)"),
          rule(
              "(?:" + NO_SYMBOL + "variable|package) (?:tf|tensorflow|keras|layers|torch|nn)\\b.*",
              "models and layers have short names: new Sequential(), new Dense(10)"),
          rule(
              NO_SYMBOL + ".*",
              ".*\\bpd\\..*",
              "tables are read by Table.read().csv(\"data.csv\")"),
          rule(
              NO_SYMBOL + ".*",
              ".*\\bplt\\..*",
              "imshow(...) shows an image; the value of fit, as a last line, its curves"));

  private OtherLanguageHints() {}
}
