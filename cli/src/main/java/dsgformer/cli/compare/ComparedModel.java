package dsgformer.cli.compare;

import dsgformer.io.FileName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * A model that takes part in a comparison.
 *
 * @param name as it was given: a file or a bundled model
 * @param title its name in tables: the file's stem; with the folder, or as it was given, where that tells it from
 *     others
 * @param id the name of its result and pictures: unique for each file, and the same in every run
 */
record ComparedModel(String name, String title, String id) {

    private static final int MAX_STEM_LENGTH = 40;

    static List<ComparedModel> of(List<String> names) {
        List<ComparedModel> models = new ArrayList<>();
        List<String> stems = titles(names, ComparedModel::stem);
        List<String> longer = titles(names, ComparedModel::withFolder);
        for (int i = 0; i < names.size(); i++) {
            String title = stems.get(i);
            if (Collections.frequency(stems, title) > 1) {
                title = longer.get(i);
                title = Collections.frequency(longer, title) > 1 ? names.get(i) : title;
            }
            models.add(new ComparedModel(names.get(i), title, id(names.get(i))));
        }
        return models;
    }

    private static List<String> titles(List<String> names, Function<String, String> title) {
        return names.stream().map(title).toList();
    }

    private static String stem(String name) {
        return FileName.of(Path.of(name)).stem();
    }

    private static String withFolder(String name) {
        Path folder = Path.of(name).toAbsolutePath().normalize().getParent();
        return folder == null || folder.getFileName() == null ? name : folder.getFileName() + "/" + stem(name);
    }

    /** The name of a bundled model; of a file its stem, with a checksum of its path that makes it unique. */
    private static String id(String name) {
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            return name;
        }
        CRC32 checksum = new CRC32();
        checksum.update(file.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
        String stem = stem(name);
        return String.format(
                Locale.ROOT,
                "%s-%08x",
                stem.substring(0, Math.min(stem.length(), MAX_STEM_LENGTH)),
                checksum.getValue());
    }
}
