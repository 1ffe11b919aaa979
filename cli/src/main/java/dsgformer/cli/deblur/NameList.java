package dsgformer.cli.deblur;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.ExitCode;
import dsgformer.io.PathText;
import dsgformer.text.TextEncoding;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of {@code --files-from}.
 *
 * @param place the list's file, for messages
 * @param zeroBytes whether names end in zero bytes instead of line ends
 */
record NameList(String place, boolean zeroBytes) {

    /**
     * The paths in the list; empty lines are ignored. In UTF-8, names may hold bytes that are not.
     *
     * @throws CommandException if it is in another encoding, or holds a name that is no path on this system
     */
    List<Path> paths(byte[] list) {
        TextEncoding encoding = zeroBytes ? TextEncoding.marked(list) : TextEncoding.of(list);
        String names = text(list, encoding);
        Stream<String> each = zeroBytes ? Stream.of(names.split("\0")) : names.lines();
        try {
            return each.filter(name -> !name.isBlank()).map(PathText::toPath).toList();
        } catch (InvalidPathException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "the list " + place + " holds an invalid path: " + e.getReason()
                            + "; for names that end in zero bytes, as those of find -print0, add -0");
        }
    }

    private String text(byte[] list, TextEncoding encoding) {
        if (encoding.charset().equals(StandardCharsets.UTF_8)) {
            return PathText.of(Arrays.copyOfRange(list, encoding.markBytes(), list.length));
        }
        try {
            return encoding.decode(list);
        } catch (CharacterCodingException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "the list " + place + " begins like " + encoding.charset() + " but is damaged; save it as UTF-8");
        }
    }
}
