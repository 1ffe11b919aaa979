package dsgformer.cli.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Parses the labels of options and arguments: {@code auto|full}, {@code FILE|-}, {@code N}. */
final class Arguments {

    /** Words that are typed literally; capitals are placeholders. */
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*|-");

    private static final List<String> FILES = List.of("FILE", "DIR", "PATH", "INPUT", "IN", "OUT");

    private Arguments() {}

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /** The words that can be typed, in the order of the label. */
    static List<String> words(ArgSpec argument) {
        List<String> words = new ArrayList<>(parts(argument).stream()
                .filter(part -> WORD.matcher(part).matches())
                .toList());
        if (words.isEmpty() && argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        }
        return words;
    }

    /** Whether it accepts a file name. */
    static boolean isFile(ArgSpec argument) {
        return argument.type().equals(Path.class) || parts(argument).stream().anyMatch(FILES::contains);
    }

    private static List<String> parts(ArgSpec argument) {
        return Arrays.asList(argument.paramLabel().split("\\|"));
    }
}
