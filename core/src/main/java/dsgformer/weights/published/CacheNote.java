package dsgformer.weights.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.io.WholeFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is known of a fetched file; it stays beside the file and outlives it, as the pin of its checksum.
 *
 * @param name as {@code -n} spells it
 * @param file the file's name in the cache
 * @param from its address
 * @param bytes its length
 * @param sha256 its checksum in lowercase hexadecimal
 * @param licence as it was shown
 */
record CacheNote(String name, String file, String from, long bytes, String sha256, String licence) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXTENSION = ".note.json";

    static boolean isNote(Path file) {
        return file.getFileName().toString().endsWith(EXTENSION);
    }

    private static Path place(Path folder, String name) {
        return folder.resolve(name + EXTENSION);
    }

    /** The note on {@code name}, if there is one. */
    static Optional<CacheNote> read(Path folder, String name) throws IOException {
        Path place = place(folder, name);
        return Files.isRegularFile(place) ? Optional.of(read(place)) : Optional.empty();
    }

    static CacheNote read(Path place) throws IOException {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(place));
            return new CacheNote(
                    text(json, "name"),
                    text(json, "file"),
                    text(json, "from"),
                    json.path("bytes").asLong(-1),
                    text(json, "sha256"),
                    text(json, "licence"));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException(
                    "the note " + place + " about fetched weights is damaged; delete it and fetch them again", e);
        }
    }

    private static String text(JsonNode json, String key) {
        if (!json.path(key).isTextual()) {
            throw new IllegalArgumentException("no " + key);
        }
        return json.get(key).asText();
    }

    void write(Path folder) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", name)
                .put("file", file)
                .put("from", from)
                .put("bytes", bytes)
                .put("sha256", sha256)
                .put("licence", licence);
        byte[] text =
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        WholeFile.write(
                place(folder, name),
                channel -> Channels.newOutputStream(channel).write(text));
    }
}
