package dsgformer.cli.deblur;

import dsgformer.batch.plan.PhotoSearch;
import dsgformer.batch.plan.SearchResult;
import dsgformer.cli.run.Console;
import dsgformer.io.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that choose the photos. */
final class InputOptions {

    private static final String STANDARD_INPUT = "-";

    @Parameters(
            paramLabel = "INPUT",
            arity = "0..*",
            description = "Photos, folders of photos, patterns such as 'IMG*', or - for standard input.")
    private List<String> positional = new ArrayList<>();

    @Option(
            names = {"-i", "--input"},
            paramLabel = "INPUT",
            arity = "1..*",
            description = "The same as INPUT.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--files-from",
            paramLabel = "FILE|-",
            description = "Also read inputs from a file or standard input, one per line.")
    private String list;

    @Option(
            names = {"-0", "--null"},
            description = "With --files-from: names end in a zero byte, as those of 'find -print0' do.")
    private boolean zeroBytes;

    @Option(
            names = {"-r", "--recursive"},
            description = "Subfolders of folders too; -o gets the same tree.")
    private boolean recursive;

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description = "Only photos that match, such as 'IMG_*' or '2024/**'; may be repeated.")
    private List<String> include = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "No photos and subfolders that match, such as raw/ or 'raw/*.tif'; may be repeated.")
    private List<String> exclude = new ArrayList<>();

    /** The inputs on the command line. */
    List<String> named() {
        return Stream.concat(positional.stream(), inputs.stream()).toList();
    }

    boolean hasList() {
        return list != null;
    }

    /** Whether the only input is one file, not a folder, a pattern or a list. */
    boolean isOneFile(SearchResult found) {
        return !hasList()
                && named().size() == 1
                && found.sources().size() == 1
                && found.sources().get(0).named();
    }

    /** Searches all inputs. */
    SearchResult find(Console console, Optional<Path> output) throws IOException {
        return new PhotoSearch(recursive, include, exclude, output).among(named(), listed(console));
    }

    private List<Path> listed(Console console) throws IOException {
        if (list == null) {
            return List.of();
        }
        byte[] names =
                list.equals(STANDARD_INPUT) ? console.in().readAllBytes() : Files.readAllBytes(PathText.toPath(list));
        return new NameList(list, zeroBytes).paths(names);
    }
}
