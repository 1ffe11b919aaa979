package dsgformer.cli.run;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest; {@code development} when run from class folders. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"dsgformer " + product(), "Java " + Runtime.version() + ", " + platform()};
    }

    public static String product() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    public static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
