package dsgformer.batch.plan;

import dsgformer.io.FileName;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How results are called, as {@code --name} spells it: <code>{name}</code> is the photo's name without its extension,
 * <code>{ext}</code> the extension to write, <code>{parent}</code> the folder that the photo lies in, <code>{index}</code> its
 * number from 1 on, <code>{index:4}</code> the same with four digits. A slash makes subfolders.
 *
 * @throws InvalidPlanException if it holds other braces, leads out of its folder, or does not say which format to write
 */
public record NameTemplate(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}:]*)(?::([1-9]))?}");
    private static final String INDEX = "index";

    /** Beside the photo. */
    public static final NameTemplate BESIDE = new NameTemplate("{name}_deblurred.{ext}");

    /** In a folder of their own. */
    public static final NameTemplate SAME = new NameTemplate("{name}.{ext}");

    public NameTemplate {
        Map<String, String> some = Map.of("name", "a", "ext", "jpg", "parent", "a", INDEX, "1");
        PLACE.matcher(text).results().forEach(place -> {
            boolean digits = place.group(2) != null;
            if (!some.containsKey(place.group(1)) || (digits && !place.group(1).equals(INDEX))) {
                throw new InvalidPlanException("the name " + text + " has " + place.group()
                        + "; {name}, {ext}, {parent}, {index} and {index:4} are understood");
            }
        });
        String filled = filled(text, some);
        Path path = Path.of(filled);
        if (filled.isBlank()
                || path.isAbsolute()
                || path.startsWith("..")
                || !path.normalize().equals(path)) {
            throw new InvalidPlanException(
                    "the name " + text + " is no way down from a folder, such as {parent}/{name}.{ext}");
        }
        if (filled.contains("{") || filled.contains("}")) {
            throw new InvalidPlanException("the name " + text + " has a brace that belongs to none");
        }
        if (FileName.of(path).extension().isEmpty()) {
            throw new InvalidPlanException(
                    "the name " + text + " does not say which format to write; end it in .{ext}");
        }
    }

    /** Whether a photo's result is called by its number, which others change. */
    boolean counts() {
        return text.contains("{" + INDEX);
    }

    /** The name for a photo, relative to where results go. */
    Path name(Path photo, String extension, int index) {
        Path folder = photo.toAbsolutePath().normalize().getParent();
        Path parent = folder == null ? null : folder.getFileName();
        return Path.of(filled(
                text,
                Map.of(
                        "name",
                        FileName.of(photo).stem(),
                        "ext",
                        extension,
                        "parent",
                        parent == null ? "root" : parent.toString(),
                        INDEX,
                        Integer.toString(index))));
    }

    private static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = values.getOrDefault(place.group(1), "");
            int digits = place.group(2) == null ? 0 : Integer.parseInt(place.group(2));
            return Matcher.quoteReplacement("0".repeat(Math.max(0, digits - value.length())) + value);
        });
    }
}
