package dsgformer.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Server-sent events, as a browser reads them. */
record Event(String id, String name, JsonNode data) {

    static List<Event> of(byte[] stream) throws IOException {
        List<Event> events = new ArrayList<>();
        for (String block : new String(stream, StandardCharsets.UTF_8).split("\n\n", -1)) {
            String id = "";
            String name = "";
            String data = "";
            for (String line : block.split("\n", -1)) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
            if (!name.isEmpty()) {
                events.add(new Event(id, name, new JsonMapper().readTree(data)));
            }
        }
        return events;
    }
}
