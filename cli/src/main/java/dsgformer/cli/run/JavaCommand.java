package dsgformer.cli.run;

import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts another JVM like this one: same Java, same options, same class path. */
public final class JavaCommand {

    private static final String VECTOR = "jdk.incubator.vector";

    private JavaCommand() {}

    /** All but the main class and its arguments. */
    public static List<String> ofThisProcess() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        boolean vectorHere = ModuleLayer.boot().findModule(VECTOR).isPresent();
        if (!vectorHere && ModuleFinder.ofSystem().find(VECTOR).isPresent()) { // the launcher adds it, an IDE may not
            command.add("--add-modules=" + VECTOR);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }
}
