package dsgformer.cli.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option may be set: for one command, for all below a command, or for all commands that have it.
 *
 * @param commands from below {@code dsgformer} down; empty for all
 * @param option its long name without dashes
 */
record OptionPath(List<String> commands, String option) {

    static final String PREFIX = "DSGFORMER_";

    private static final String DASHES = "--";

    OptionPath {
        commands = List.copyOf(commands);
    }

    /** Whether it may be set apart from the command line: all but the options for help and version. */
    static boolean isSettable(OptionSpec option) {
        return !option.usageHelp()
                && !option.versionHelp()
                && !option.inherited()
                && option.longestName().startsWith(DASHES);
    }

    /** The paths that set an option, in order of precedence. */
    static List<OptionPath> of(OptionSpec option) {
        List<String> commands = commandsTo(option.command());
        String name = option.longestName().substring(DASHES.length());
        List<OptionPath> paths = new ArrayList<>();
        for (int length = commands.size(); length >= 0; length--) {
            paths.add(new OptionPath(commands.subList(0, length), name));
        }
        return paths;
    }

    /** The names from below {@code dsgformer} down to a command. */
    static List<String> commandsTo(CommandSpec command) {
        List<String> names = new ArrayList<>();
        for (CommandSpec spec = command; spec.parent() != null; spec = spec.parent()) {
            names.add(0, spec.name());
        }
        return names;
    }

    /** {@code DSGFORMER_DATA_SYNTH_COUNT}. */
    String variable() {
        List<String> parts = new ArrayList<>(commands);
        parts.add(option);
        return PREFIX + String.join("_", parts).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** {@code data.synth.count}. */
    String key() {
        List<String> parts = new ArrayList<>(commands);
        parts.add(option);
        return String.join(".", parts);
    }
}
