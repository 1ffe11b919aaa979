package dsgformer.cli.run;

/**
 * The JDK's Vector API, module {@code jdk.incubator.vector}. An application gets it with {@code --add-modules}, whose price is a
 * warning on standard error at every start, which a command that writes photos into pipes should not print. The JDK itself loads
 * modules that were not asked for through a method of its own, to which this command's manifest opens the way.
 */
public final class VectorApi {

    static final String MODULE = "jdk.incubator.vector";

    private VectorApi() {}

    /**
     * Loads the module unless it was added.
     *
     * @return whether it is there; a JDK that lacks it, or that has changed inside, runs the command without, and engines say so
     */
    public static boolean load() {
        if (isThere()) {
            return true;
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, MODULE);
            return isThere();
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Asked of the classes, not of the boot layer, which does not know what was loaded later. */
    static boolean isThere() {
        try {
            Class.forName(MODULE + ".FloatVector", /* initialize= */ false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
