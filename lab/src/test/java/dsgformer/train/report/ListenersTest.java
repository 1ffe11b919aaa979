package dsgformer.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private final List<String> ended = new ArrayList<>();

    /** On a full disk several listeners may fail, and the others still have files to close. */
    @Test
    void theEndIsDeliveredToAllListenersEvenIfOneFails() {
        Listeners listeners = new Listeners(List.of(failing("first"), failing("second"), noting("third")));
        assertThatThrownBy(() -> listeners.accept(new TrainingEvent.Ended()))
                .hasMessage("first")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("second"));
        assertThat(ended).containsExactly("third");
    }

    private Consumer<TrainingEvent> noting(String name) {
        return event -> ended.add(name);
    }

    private static Consumer<TrainingEvent> failing(String name) {
        return event -> {
            throw new IllegalStateException(name);
        };
    }
}
