package dsgformer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private final List<String> ended = new ArrayList<>();

    /** On a disk that is full several may fail, and the others have files to close. */
    @Test
    void whoFailsAtTheEndKeepsNobodyFromHearingOfIt() {
        Listeners listeners = new Listeners(List.of(failing("first"), failing("second"), noting("third")));
        assertThatThrownBy(listeners::ended)
                .hasMessage("first")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("second"));
        assertThat(ended).containsExactly("third");
    }

    private TrainingListener noting(String name) {
        return new TrainingListener() {
            @Override
            public void ended() {
                ended.add(name);
            }
        };
    }

    private static TrainingListener failing(String name) {
        return new TrainingListener() {
            @Override
            public void ended() {
                throw new IllegalStateException(name);
            }
        };
    }
}
