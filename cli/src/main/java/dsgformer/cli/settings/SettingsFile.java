package dsgformer.cli.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dsgformer.text.TextEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code dsgformer.yaml}: long names of options with their values, at the top for all commands that have them, under a
 * command's name for that one alone. Values stay text; the option parses them.
 */
final class SettingsFile {

    static final String NAME = "dsgformer.yaml";

    private final Map<OptionPath, Setting> settings = new LinkedHashMap<>();
    private final Path file;

    private SettingsFile(Path file) {
        this.file = file;
    }

    static SettingsFile empty() {
        return new SettingsFile(Path.of(NAME));
    }

    /**
     * Reads the file in this folder; empty if there is none.
     *
     * @throws InvalidSettingsException if it cannot be read or is malformed
     */
    static SettingsFile in(Path folder) {
        SettingsFile read = new SettingsFile(folder.resolve(NAME));
        if (!Files.isRegularFile(read.file)) {
            return read;
        }
        try (JsonParser parser = new YAMLFactory().createParser(text(read.file))) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return read; // empty, or comments alone
            }
            if (first != JsonToken.START_OBJECT) {
                throw read.wrong(parser, "it must begin with an option, such as 'max-memory: 2g'");
            }
            read.section(parser, List.of());
            if (parser.nextToken() != null) {
                throw read.wrong(parser, "it must hold one YAML document");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new InvalidSettingsException(
                    "reading " + read.file + ": it is no YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + place(e),
                    e);
        } catch (IOException e) {
            throw new InvalidSettingsException("reading " + read.file + ": " + e, e);
        }
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return TextEncoding.of(bytes).decode(bytes);
    }

    Optional<Setting> at(OptionPath path) {
        return Optional.ofNullable(settings.get(path));
    }

    /** All that is set, in the order of the file. */
    Map<OptionPath, Setting> all() {
        return settings;
    }

    private void section(JsonParser parser, List<String> commands) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            String origin = file + ":" + parser.currentTokenLocation().getLineNr();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                List<String> below = new ArrayList<>(commands);
                below.add(key);
                section(parser, below);
                continue;
            }
            OptionPath path = new OptionPath(commands, key);
            if (settings.put(path, new Setting(values(parser, value, key), origin)) != null) {
                throw wrong(parser, path.key() + " is set twice");
            }
        }
    }

    private List<String> values(JsonParser parser, JsonToken first, String key) throws IOException {
        if (first != JsonToken.START_ARRAY) {
            return List.of(scalar(parser, first, key));
        }
        List<String> values = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            values.add(scalar(parser, next, key));
        }
        if (values.isEmpty()) {
            throw wrong(parser, key + " has no value");
        }
        return values;
    }

    private String scalar(JsonParser parser, JsonToken token, String key) throws IOException {
        if (!token.isScalarValue()) {
            throw wrong(parser, key + " has a list or a section where a value is needed");
        }
        String text = parser.getText();
        if (token == JsonToken.VALUE_NULL || text.isEmpty()) {
            throw wrong(parser, key + " has no value");
        }
        return text;
    }

    private InvalidSettingsException wrong(JsonParser parser, String what) {
        return new InvalidSettingsException(
                "reading " + file + ":" + parser.currentTokenLocation().getLineNr() + ": " + what);
    }

    private static String place(JsonProcessingException failure) {
        return failure.getLocation() == null
                ? ""
                : " (line " + failure.getLocation().getLineNr() + ")";
    }
}
