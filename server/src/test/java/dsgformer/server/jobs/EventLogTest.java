package dsgformer.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private static final ObjectNode DATA = new JsonMapper().createObjectNode();

    private final EventLog log = new EventLog();

    @Test
    void onlyTheLatestProgressOfAPhotoIsKept() throws Exception {
        String start = log.lastId();
        for (int i = 0; i < 1000; i++) {
            log.add("progress", i % 2, DATA);
        }
        log.add("done", 0, DATA);
        assertThat(log.after(start, 0)).extracting(JobEvent::name).containsExactly("progress", "progress", "done");
    }

    @Test
    void aReaderGoesOnAfterTheEventThatItHas() throws Exception {
        log.add("queued", 0, DATA);
        String seen = log.lastId();
        log.add("started", 0, DATA);
        assertThat(log.after(seen, 0)).extracting(JobEvent::name).containsExactly("started");
        assertThat(log.knows(seen)).isTrue();
        assertThat(log.endsWith(log.lastId())).isFalse();
        log.close();
        assertThat(log.endsWith(log.lastId())).isTrue();
        assertThat(log.after(log.lastId(), 10_000)).isEmpty(); // at once, since no more will come
    }

    @Test
    void idsOfAnotherLogAreUnknown() {
        log.add("queued", 0, DATA);
        String number = log.lastId().replaceFirst(".*-", "");
        for (String id : List.of("", "x", new EventLog().lastId(), log.lastId() + "0", number, "-" + number)) {
            assertThat(log.knows(id)).as(id).isFalse();
        }
    }

    @Test
    void aReaderWaitsForTheNextEvent() throws Exception {
        String start = log.lastId();
        Thread writer = new Thread(() -> log.add("queued", 0, DATA));
        writer.start();
        assertThat(log.after(start, 10_000)).hasSize(1);
        writer.join();
    }
}
