package dsgformer.cli.reference;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for bash: picocli writes the script, this class adds the words of the labels. */
final class BashCompletion {

    private BashCompletion() {}

    /** Modifies {@code root}; do not use it afterwards. */
    static String of(CommandLine root) {
        addWords(root.getCommandSpec());
        return AutoComplete.bash(root.getCommandName(), root);
    }

    private static void addWords(CommandSpec command) {
        for (OptionSpec option : List.copyOf(command.options())) {
            List<String> words = Arguments.words(option);
            if (Arguments.takesValue(option) && !words.isEmpty() && !option.inherited()) {
                command.remove(option);
                command.addOption(option.toBuilder().completionCandidates(words).build());
            }
        }
        command.subcommands().values().forEach(below -> addWords(below.getCommandSpec()));
    }
}
