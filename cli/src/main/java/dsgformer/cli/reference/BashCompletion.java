package dsgformer.cli.reference;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for bash, by picocli, which is told the words that labels name. */
final class BashCompletion {

    private BashCompletion() {}

    /** Changes {@code root}, which is of no other use after. */
    static String of(CommandLine root) {
        nameWords(root.getCommandSpec());
        return AutoComplete.bash(root.getCommandName(), root);
    }

    private static void nameWords(CommandSpec command) {
        for (OptionSpec option : List.copyOf(command.options())) {
            List<String> words = Arguments.words(option);
            if (Arguments.takesValue(option) && !words.isEmpty() && !option.inherited()) {
                command.remove(option);
                command.addOption(option.toBuilder().completionCandidates(words).build());
            }
        }
        command.subcommands().values().forEach(below -> nameWords(below.getCommandSpec()));
    }
}
