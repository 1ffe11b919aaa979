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
     * Commands that may be missing from the class path. Their settings are checked only when they run, and options that
     * only they have cannot be set for all commands: a file must not be valid for one command and invalid for the next.
     */
    static final Set<String> OPTIONAL_COMMANDS = Set.of("bench", "serve");

    /** Variables that the launcher scripts read, not the command. */
    private static final Set<String> SCRIPT_VARIABLES = Set.of(OptionPath.PREFIX + "JAVA_OPTS");

    private final Map<OptionPath, OptionSpec> options = new LinkedHashMap<>();
    private final Set<String> variables = new TreeSet<>();
    private final Set<List<String>> commands = new LinkedHashSet<>();

    private KnownOptions() {}

    static KnownOptions of(CommandSpec root) {
        KnownOptions known = new KnownOptions();
        known.add(root);
        return known;
    }

    private void add(CommandSpec command) {
        List<String> names = OptionPath.commandsTo(command);
        commands.add(names);
        for (OptionSpec option : command.options()) {
            if (OptionPath.isSettable(option)) {
                for (OptionPath path : OptionPath.of(option)) {
                    if (!path.commands().isEmpty() || names.isEmpty() || !OPTIONAL_COMMANDS.contains(names.get(0))) {
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

    /** Whether an option can be set there; true for all options of an absent command. */
    boolean knows(OptionPath path) {
        return options.containsKey(path) || isOfAbsentCommand(path);
    }

    boolean knowsVariable(String name) {
        return variables.contains(name)
                || SCRIPT_VARIABLES.contains(name)
                || OPTIONAL_COMMANDS.stream()
                        .filter(command -> !commands.contains(List.of(command)))
                        .anyMatch(
                                command -> name.startsWith(OptionPath.PREFIX + command.toUpperCase(Locale.ROOT) + "_"));
    }

    private boolean isOfAbsentCommand(OptionPath path) {
        return !path.commands().isEmpty()
                && OPTIONAL_COMMANDS.contains(path.commands().get(0))
                && !commands.contains(path.commands().subList(0, 1));
    }

    /** The message for an unknown path, with a suggestion. */
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
        String subject =
                path.commands().isEmpty() ? "no command has" : String.join(" ", path.commands()) + " does not have";
        return subject + " an option --" + path.option() + Suggestion.of(path.option(), inSection);
    }

    String objection(String variable) {
        return "there is no option that " + variable + " would set"
                + Suggestion.of(variable, new ArrayList<>(variables));
    }
}
