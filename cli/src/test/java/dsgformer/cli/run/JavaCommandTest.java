package dsgformer.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {

    /** Long command lines crash ONNX Runtime, and class paths are as long as their folders are deep. */
    @Test
    void theClassPathIsNoPartOfTheCommandLine() {
        String classPath = System.getProperty("java.class.path");
        ProcessBuilder builder = JavaCommand.ofThisProcess(List.of("a.Main", "argument"));
        assertThat(builder.command()).endsWith("a.Main", "argument").noneMatch(word -> word.contains(classPath));
        assertThat(builder.environment()).containsEntry("CLASSPATH", classPath);
    }
}
