package dsgformer.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
class ArenaTest {

    @Test
    void heldTensorsOutliveAllScopesUntilTheArenaIsClosed() {
        Noise.of(1, 5).add(1);
        long before = Scope.liveObjects();
        try (Arena arena = new Arena()) {
            Tensor held = Scope.compute(() -> arena.hold(() -> Noise.of(1, 5).add(1)));
            assertThat(Scope.liveObjects()).isLessThanOrEqualTo(before + 1);
            assertThat(held.toFloats()).hasSize(5);
        }
        assertThat(Scope.liveObjects()).isLessThanOrEqualTo(before);
    }

    @Test
    void closingTwiceIsHarmless() {
        Arena arena = new Arena();
        arena.hold(() -> Noise.of(1, 5));
        arena.close();
        arena.close();
    }
}
