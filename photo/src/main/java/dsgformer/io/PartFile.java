package dsgformer.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file in the making, hidden beside its place: {@code .photo.jpg.PID-ID.part}. Closing it before it went to its place deletes
 * it. A process that is killed leaves it behind, for {@link #sweep} to find: its name says whose it was, and the lock that its
 * process had on it is gone. Not thread-safe.
 */
public final class PartFile implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\\..+\\.([0-9]{1,18})-[0-9a-f]{16}\\.part");

    /** So that what is added to a long name does not make it longer than disks allow, 255 bytes. */
    private static final int MOST_LETTERS = 50;

    /** How far the clock of a disk may be behind that of processes. */
    private static final int CLOCK_SECONDS = 2;

    private final Path target;
    private final Path part;
    private final FileChannel channel;

    private PartFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    /**
     * The beginning of {@code target}, with the permissions that new files have.
     *
     * @throws FileSystemException naming {@code target}, if its folder does not exist
     */
    public static PartFile beside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileSystemException(target.toString(), null, "its folder does not exist; create it first");
        }
        // not Files.createTempFile: that gives a file only its owner may read
        Path part = folder.resolve(nameFor(target.getFileName().toString()));
        FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        isFree(channel); // and from here on it is not; a disk without locks leaves it to the name
        return new PartFile(target, part, channel);
    }

    private static String nameFor(String target) {
        int letters = Math.min(MOST_LETTERS, target.codePointCount(0, target.length()));
        return String.format(
                Locale.ROOT,
                ".%s.%d-%016x.part",
                target.substring(0, target.offsetByCodePoints(0, letters)),
                ProcessHandle.current().pid(),
                ThreadLocalRandom.current().nextLong());
    }

    /** Whether a name is one of those that are given here. */
    public static boolean isOne(Path file) {
        Path name = file.getFileName();
        return name != null && NAME.matcher(name.toString()).matches();
    }

    /** Where its bytes go. */
    public WritableByteChannel channel() {
        return channel;
    }

    /** Of what was written. Read through the channel that is open: closing another one would give up the lock. */
    public String sha256() throws IOException {
        return Sha256.of(channel);
    }

    /** How many bytes were written. */
    public long size() throws IOException {
        return channel.size();
    }

    /** Forces the bytes to the disk and puts the file in its place, whatever is there. */
    public void replace() throws IOException {
        replace(target);
    }

    /** As {@link #replace()}, at another place in the same folder. */
    public void replace(Path place) throws IOException {
        channel.force(true);
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Forces the bytes to the disk and puts the file at a place in the same folder where nothing is, however many try at once.
     *
     * @throws FileAlreadyExistsException if something is; the part is still there then, to be put elsewhere
     */
    public void publish(Path place) throws IOException {
        channel.force(true);
        try {
            Files.createLink(place, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) { // a disk without hard links
            Files.move(part, place); // looks first and moves then: the best that is left
            return;
        }
        Files.delete(part);
    }

    /** What stopped the writing of {@code target}, in words that name it and not a part that nobody asked for. */
    public static IOException named(Path target, IOException failure) {
        String reason = failure instanceof AccessDeniedException
                ? "no permission to write in its folder"
                : failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        return (IOException)
                new FileSystemException(target.toString(), null, reason == null ? "cannot be written" : reason)
                        .initCause(failure);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }

    /**
     * Deletes the parts in a folder whose processes are gone; those of living ones stay, and so do those that nothing can be
     * said of.
     *
     * @return what was deleted
     * @throws IOException if the folder cannot be listed
     */
    public static List<Path> sweep(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(PartFile::isOrphan).filter(PartFile::deleted).toList();
        }
    }

    private static boolean isOrphan(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches() || !Files.isRegularFile(file)) {
            return false;
        }
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return !couldHaveWritten(Long.parseLong(name.group(1)), written) && isUnlocked(file);
        } catch (IOException e) {
            return false; // gone, or someone else's: not ours to judge
        }
    }

    /** Numbers of processes come again: one that started later than the file was written did not write it. */
    private static boolean couldHaveWritten(long pid, Instant written) {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> start.isBefore(written.plusSeconds(CLOCK_SECONDS)))
                        .orElse(true))
                .isPresent();
    }

    private static boolean isUnlocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return isFree(channel);
        }
    }

    /** Takes the lock that lasts until the channel is closed, by whatever closes it. */
    private static boolean isFree(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException | IOException e) {
            return false;
        }
    }

    private static boolean deleted(Path part) {
        try {
            return Files.deleteIfExists(part);
        } catch (IOException e) {
            return false; // another day
        }
    }
}
