package dsgformer.cli.reference;

import dsgformer.cli.run.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command as a page for {@code man}, from the same annotations as its help. */
final class ManPage {

    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** {@code dsgformer-data-synth}. */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /** The page in the language of roff, the same for the same commands. */
    static String of(CommandSpec command) {
        return new ManPage(command).write();
    }

    private String write() {
        line(".\\\" Made from the command itself; change its options instead.");
        line(".TH " + name(command).toUpperCase(Locale.ROOT).replace("-", "\\-") + " 1 \"\" \"dsgformer "
                + Version.product() + "\" \"DSGformer for Java\"");
        line(".nh"); // no hyphenation, which would break names of options
        line(".ad l");
        section("NAME");
        text(name(command) + " - " + HelpText.of(command).replaceFirst("\\.$", ""));
        section("SYNOPSIS");
        synopsis();
        section("DESCRIPTION");
        text(HelpText.of(command));
        commands();
        arguments();
        options();
        List<String> footer = HelpText.footer(command);
        if (!footer.isEmpty()) {
            section("NOTES AND EXAMPLES");
            line(".nf");
            footer.stream().skip(footer.get(0).isEmpty() ? 1 : 0).forEach(this::verbatim);
            line(".fi");
        }
        settings();
        seeAlso();
        return page.toString();
    }

    private void synopsis() {
        String[] custom = command.usageMessage().customSynopsis();
        if (custom.length > 0) {
            text(String.join(" ", custom));
            return;
        }
        StringBuilder synopsis = new StringBuilder(bold(command.qualifiedName()));
        for (OptionSpec option : ownOptions()) {
            if (option.required()) {
                synopsis.append(' ').append(spelled(option.longestName(), option));
            }
        }
        synopsis.append(" [").append(italic("OPTION")).append("]...");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String label = italic(parameter.paramLabel()) + (parameter.arity().max() > 1 ? "..." : "");
            synopsis.append(' ').append(parameter.required() ? label : "[" + label + "]");
        }
        if (!command.subcommands().isEmpty()) {
            synopsis.append(' ').append(italic("COMMAND"));
        }
        line(synopsis.toString());
    }

    private void commands() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        section("COMMANDS");
        for (CommandSpec below : below(command)) {
            line(".TP");
            line(bold(below.qualifiedName()));
            text(HelpText.of(below));
        }
    }

    private void arguments() {
        if (command.positionalParameters().isEmpty()) {
            return;
        }
        section("ARGUMENTS");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            line(".TP");
            line(italic(parameter.paramLabel()));
            text(HelpText.of(parameter));
        }
    }

    private void options() {
        section("OPTIONS");
        for (OptionSpec option : ownOptions()) {
            line(".TP");
            line(List.of(option.names()).stream()
                    .map(name -> spelled(name, option))
                    .collect(Collectors.joining(", ")));
            text(HelpText.of(option));
        }
    }

    private void settings() {
        section("SETTINGS");
        text("An option that is not typed is taken from the environment, else from the file dsgformer.yaml in the"
                + " current folder, else it has its default. Both use the option's long name: --max-memory is"
                + " DSGFORMER_MAX_MEMORY for all commands that have it and DSGFORMER_DEBLUR_MAX_MEMORY for one; in the"
                + " file it is a line 'max-memory: 2g' for all, and the same, indented, below a line 'deblur:' for one."
                + " A value for one command takes precedence over one for all. Flags are 'true' or 'false'; --json=false"
                + " turns one off again. Several values are a list in the file: [a, b]."
                + " DSGFORMER_JAVA_OPTS holds options for the Java virtual machine, such as -Xmx8g. 'dsgformer doctor'"
                + " lists the values in effect and where they are set.");
    }

    private void seeAlso() {
        List<String> pages = new ArrayList<>();
        if (command.parent() != null) {
            pages.add(name(command.parent()));
        }
        below(command).forEach(below -> pages.add(name(below)));
        if (!pages.isEmpty()) {
            section("SEE ALSO");
            line(pages.stream().map(page -> bold(page) + "(1)").collect(Collectors.joining(", ")));
        }
    }

    private List<OptionSpec> ownOptions() {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    static List<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(below -> !below.usageMessage().hidden())
                .sorted(Comparator.comparing(CommandSpec::name))
                .toList();
    }

    /** {@code --tile=N}, {@code -t N}. */
    private static String spelled(String name, ArgSpec option) {
        if (option.arity().max() == 0) {
            return bold(name);
        }
        return bold(name) + (name.startsWith("--") ? "=" : " ") + italic(option.paramLabel());
    }

    private void section(String title) {
        line(".SH " + title);
    }

    private void text(String prose) {
        line(escaped(prose));
    }

    private void verbatim(String text) {
        line(escaped(text));
    }

    private void line(String roff) {
        page.append(roff).append('\n');
    }

    private static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    private static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /**
     * Escapes roff: a minus stays one that can be copied into a shell, and a leading dot or quote starts no request.
     */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
