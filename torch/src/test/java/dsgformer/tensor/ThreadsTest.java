package dsgformer.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
class ThreadsTest {

    @Test
    void openBlasHasOneThreadEvenIfLibtorchHasMore() {
        Threads.perOperation(2);
        Noise.of(1, 64, 64).matmul(Noise.of(2, 64, 64));
        assertThat(Threads.ofBlas()).isOne();
    }
}
