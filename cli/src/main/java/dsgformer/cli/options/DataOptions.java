package dsgformer.cli.options;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.ExitCode;
import dsgformer.data.DatasetLayout;
import dsgformer.data.Finding;
import dsgformer.data.InvalidDatasetException;
import dsgformer.data.PairSet;
import dsgformer.data.PairedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Options that name pairs of pictures. */
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR|LIST",
            required = true,
            arity = "1..*",
            description = "The folder of pairs, or a list of them; several are combined.")
    private List<Path> data;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = {
                "How pairs are laid out (default: ${DEFAULT-VALUE}):",
                "flat: blur (or input) beside sharp (or target, gt), or a folder of such folders;",
                "gopro: sequences as in GOPRO_Large; hide, reds, realblur: as published;",
                "list: a text file, the sharp and the blurred picture on a line;",
                "auto: detected."
            })
    private DatasetLayout layout;

    @Option(
            names = "--set",
            paramLabel = "NAME",
            arity = "1..*",
            split = ",",
            description = "Only these sets, such as test.")
    private List<String> only = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N pairs.")
    private Integer limit;

    /** The pairs; throws at the first problem. */
    public List<PairSet> sets() throws IOException {
        return sets(finding -> {
            throw new InvalidDatasetException(finding.place(), finding.text());
        });
    }

    /** The complete pairs; {@code problems} receives a finding for each of the others. */
    public List<PairSet> sets(Consumer<Finding> problems) throws IOException {
        if (limit != null && limit < 1) {
            throw new CommandException(ExitCode.USAGE, "--limit must be at least 1, got " + limit);
        }
        if (only.isEmpty()) {
            List<PairSet> all = new ArrayList<>();
            for (Path place : data) {
                PairedFolder.read(place, layout, problems).forEach(set -> all.add(named(place, set)));
            }
            return limited(all);
        }
        List<PairSet> chosen = read(only::contains, problems);
        List<String> found = chosen.stream().map(PairSet::name).toList();
        for (String name : only) {
            if (!found.contains(name)) {
                throw noSuchSet(name);
            }
        }
        return limited(chosen);
    }

    /** The sets that are wanted by the names that users see; the others may lack files. */
    private List<PairSet> read(Predicate<String> wanted, Consumer<Finding> problems) throws IOException {
        List<PairSet> sets = new ArrayList<>();
        for (Path place : data) {
            PairedFolder.read(place, layout, name -> wanted.test(shownName(place, name)), problems)
                    .forEach(set -> sets.add(named(place, set)));
        }
        return sets;
    }

    private CommandException noSuchSet(String name) throws IOException {
        List<String> names =
                read(any -> true, finding -> {}).stream().map(PairSet::name).toList();
        return new CommandException(
                ExitCode.USAGE,
                "there is no set " + name + " in " + places() + "; there "
                        + (names.equals(List.of("")) ? "are no named sets" : "are " + String.join(", ", names)));
    }

    /** The layout of the first data set. */
    public DatasetLayout layout() throws IOException {
        return layout == DatasetLayout.AUTO ? PairedFolder.detect(data.get(0)) : layout;
    }

    public String places() {
        return data.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private PairSet named(Path place, PairSet set) {
        return new PairSet(shownName(place, set.name()), set.pairs());
    }

    /** The set's name; of several data folders, with the folder's. */
    private String shownName(Path place, String set) {
        if (data.size() == 1) {
            return set;
        }
        String folder = Optional.ofNullable(place.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("");
        return set.isEmpty() ? folder : folder + "/" + set;
    }

    private List<PairSet> limited(List<PairSet> all) {
        if (limit == null) {
            return all;
        }
        List<PairSet> first = new ArrayList<>();
        int left = limit;
        for (PairSet set : all) {
            if (left > 0) {
                int count = Math.min(left, set.pairs().size());
                first.add(new PairSet(set.name(), set.pairs().subList(0, count)));
                left -= count;
            }
        }
        return first;
    }
}
