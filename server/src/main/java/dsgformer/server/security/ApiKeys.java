package dsgformer.server.security;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The clients that may use the server. */
public final class ApiKeys {

    private static final Pattern LINE = Pattern.compile(
            "([A-Za-z0-9][A-Za-z0-9._-]{0,63})\\s+([0-9a-f]{64})(\\s+requests=([0-9]{1,9}))?(\\s+megapixels=([0-9]{1,9}))?");

    private final List<ApiKey> keys;

    ApiKeys(List<ApiKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads a file of lines {@code NAME SHA256 requests=N megapixels=N}; the last two may be missing, which sets no
     * limit. Empty lines and lines that begin with # are ignored.
     *
     * @throws InvalidKeysException if a line is none, a name stands twice, or there is no key
     */
    public static ApiKeys read(Path file) throws IOException {
        List<ApiKey> keys = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(line.strip());
            if (!parts.matches()) {
                throw new InvalidKeysException(
                        file + ", line " + number
                                + ": needs NAME SHA256 requests=N megapixels=N; 'dsgformer serve --new-key NAME' prints such a line");
            }
            ApiKey key = new ApiKey(parts.group(1), parts.group(2), limit(parts.group(4)), limit(parts.group(6)));
            if (!names.add(key.name())) {
                throw new InvalidKeysException(
                        file + ", line " + number + ": the name " + key.name() + " stands twice");
            }
            keys.add(key);
        }
        if (keys.isEmpty()) {
            throw new InvalidKeysException(file + " has no key; 'dsgformer serve --new-key NAME' prints a line for it");
        }
        return new ApiKeys(keys);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new InvalidKeysException(file + " is not text in UTF-8");
        }
    }

    private static long limit(String number) {
        return number == null ? Long.MAX_VALUE : Long.parseLong(number);
    }

    /** The client with this key; compares with all of them, whichever it is. */
    public Optional<ApiKey> find(String key) {
        ApiKey found = null;
        for (ApiKey each : keys) {
            if (each.isFor(key)) {
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }
}
