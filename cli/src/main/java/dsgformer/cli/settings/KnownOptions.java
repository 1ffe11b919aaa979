package dsgformer.cli.settings;

import dsgformer.text.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All options that can be set, by the paths that set them. */
final class KnownOptions {

    /**
     * Commands that are not always on the class path. What is set for them is looked at when they run, and what they alone know
     * cannot be set for all: a file must not be right for one command and wrong for the next.
     */
    static final Set<String> SOMETIMES = Set.of("bench");

    /** What the scripts that start the command read, not the command. */
    private static final Set<String> OF_SCRIPTS = Set.of(OptionPath.PREFIX + "JAVA_OPTS");

    private final Map<OptionPath, OptionSpec> options = new LinkedHashMap<>();
    private final Set<String> variables = new TreeSet<>();
    private final Set<List<String>> commands = new LinkedHashSet<>();

    private KnownOptions() {}

    static KnownOptions of(CommandSpec root) {
        KnownOptions vocabulary = new KnownOptions();
        vocabulary.add(root);
        return vocabulary;
    }

    private void add(CommandSpec command) {
        List<String> names = OptionPath.commandsTo(command);
        commands.add(names);
        for (OptionSpec option : command.options()) {
            if (OptionPath.isSettable(option)) {
                for (OptionPath path : OptionPath.of(option)) {
                    if (!path.commands().isEmpty() || names.isEmpty() || !SOMETIMES.contains(names.get(0))) {
                        options.putIfAbsent(path, option);
                        variables.add(path.variable());
                    }
                }
            }
        }
        for (CommandLine below : command.subcommands().values()) {
            add(below.getCommandSpec());
        }
    }

    /** Whether something can be set there, as far as is known. */
    boolean knows(OptionPath path) {
        return options.containsKey(path) || isOfAbsentCommand(path);
    }

    boolean knowsVariable(String name) {
        return variables.contains(name)
                || OF_SCRIPTS.contains(name)
                || SOMETIMES.stream()
                        .filter(command -> !commands.contains(List.of(command)))
                        .anyMatch(
                                command -> name.startsWith(OptionPath.PREFIX + command.toUpperCase(Locale.ROOT) + "_"));
    }

    private boolean isOfAbsentCommand(OptionPath path) {
        return !path.commands().isEmpty()
                && SOMETIMES.contains(path.commands().get(0))
                && !commands.contains(path.commands().subList(0, 1));
    }

    /** In words, what is wrong with a path that is not known, and what may have been meant. */
    String objection(OptionPath path) {
        if (!commands.contains(path.commands())) {
            List<String> names = commands.stream()
                    .filter(command -> !command.isEmpty())
                    .map(command -> String.join(".", command))
                    .toList();
            String section = String.join(".", path.commands());
            return "there is no command " + section + Suggestion.of(section, names);
        }
        List<String> inSection = options.keySet().stream()
                .filter(known -> known.commands().equals(path.commands()))
                .map(OptionPath::option)
                .toList();
        String who =
                path.commands().isEmpty() ? "no command has" : String.join(" ", path.commands()) + " does not have";
        return who + " an option --" + path.option() + Suggestion.of(path.option(), inSection);
    }

    String objection(String variable) {
        return "there is no option that " + variable + " would set"
                + Suggestion.of(variable, new ArrayList<>(variables));
    }
}
