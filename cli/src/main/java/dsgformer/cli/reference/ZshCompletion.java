package dsgformer.cli.reference;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Completion for zsh: a function per command, which passes options and their descriptions to zsh's {@code _arguments}.
 */
final class ZshCompletion {

    private final StringBuilder script = new StringBuilder();

    private ZshCompletion() {}

    static String of(CommandSpec root) {
        ZshCompletion completion = new ZshCompletion();
        completion.line("#compdef " + root.name());
        completion.line("# Made by '" + root.name() + " completion zsh'.");
        completion.functions(root);
        // loaded from a folder of fpath it runs as the function itself; sourced, it only defines it
        completion.line("if [[ $funcstack[1] == " + function(root) + " ]]; then");
        completion.line("    " + function(root) + " \"$@\"");
        completion.line("else");
        completion.line("    compdef " + function(root) + " " + root.name());
        completion.line("fi");
        return completion.script.toString();
    }

    private void functions(CommandSpec command) {
        List<CommandSpec> below = ManPage.below(command);
        below.forEach(this::functions);
        line("");
        line(function(command) + "() {");
        if (below.isEmpty()) {
            line("    _arguments -s -S \\");
            specifications(command).forEach(specification -> line("        " + specification + " \\"));
            line("        && return 0");
        } else {
            branch(command, below);
        }
        line("}");
    }

    private void branch(CommandSpec command, List<CommandSpec> below) {
        line("    local curcontext=$curcontext state line");
        line("    typeset -A opt_args");
        line("    _arguments -s -C \\");
        specifications(command).forEach(specification -> line("        " + specification + " \\"));
        line("        '1: :->command' \\");
        line("        '*:: :->rest' && return 0");
        line("    case $state in");
        line("        command)");
        line("            local -a commands");
        line("            commands=(");
        for (CommandSpec one : below) {
            line("                " + quoted(one.name() + ":" + HelpText.summary(HelpText.of(one))));
        }
        line("            )");
        line("            _describe -t commands command commands");
        line("            ;;");
        line("        rest)");
        line("            case $line[1] in");
        for (CommandSpec one : below) {
            line("                " + one.name() + ") " + function(one) + " ;;");
        }
        line("            esac");
        line("            ;;");
        line("    esac");
    }

    private static List<String> specifications(CommandSpec command) {
        List<String> all = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                for (String name : option.names()) {
                    all.add(quoted(prefix(option) + name + follow(name, option) + "["
                            + bracketed(HelpText.summary(HelpText.of(option))) + "]" + value(option)));
                }
            }
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            all.add(quoted(
                    (parameter.arity().max() > 1 ? "*" : "") + ":" + message(parameter) + ":" + action(parameter)));
        }
        return all;
    }

    /** Offers an option once, unless it may be repeated. */
    private static String prefix(OptionSpec option) {
        return option.isMultiValue() ? "*" : "(" + String.join(" ", option.names()) + ")";
    }

    private static String follow(String name, OptionSpec option) {
        return !Arguments.takesValue(option) ? "" : name.startsWith("--") ? "=" : "+";
    }

    private static String value(OptionSpec option) {
        return Arguments.takesValue(option) ? ":" + message(option) + ":" + action(option) : "";
    }

    private static String message(ArgSpec argument) {
        return argument.paramLabel().replace(":", "\\:");
    }

    private static String action(ArgSpec argument) {
        List<String> words = Arguments.words(argument);
        if (Arguments.isFile(argument)) {
            return words.isEmpty()
                    ? "_files"
                    : "{_alternative \"words:word:(" + String.join(" ", words) + ")\" \"files:file:_files\"}";
        }
        return words.isEmpty() ? "" : "(" + String.join(" ", words) + ")";
    }

    private static String bracketed(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String function(CommandSpec command) {
        return "_" + command.qualifiedName("_").replace('-', '_');
    }

    private void line(String text) {
        script.append(text).append('\n');
    }
}
