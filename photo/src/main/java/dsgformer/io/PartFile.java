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
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A hidden temporary file beside its target: {@code .photo.jpg.PID-ID.part}. {@link #close} deletes it unless it was
 * moved to its target before. A process that is killed leaves it behind; {@link #sweep} deletes such orphans: the name
 * holds the process id, and the lock of that process is gone. Not thread-safe.
 */
public final class PartFile implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\\..+\\.([0-9]{1,18})-[0-9a-f]{16}\\.part");

    /**
     * Letters of the target's name that are kept, so that the longer name stays below the 255 bytes that disks allow.
     */
    private static final int MOST_LETTERS = 50;

    /** How far a disk's clock may be behind that of processes. */
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
     * An empty part for {@code target}, with the permissions that new files have.
     *
     * @throws FileSystemException naming {@code target}, if its folder does not exist
     */
    public static PartFile beside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileSystemException(target.toString(), null, "its folder does not exist; create it first");
        }
        // not Files.createTempFile: only its owner could read the file
        Path part = folder.resolve(PathText.toPath(nameFor(PathText.of(target.getFileName()))));
        FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        isFree(channel); // takes the lock; on a disk without locks, the process id in the name has to do
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

    /** The open channel to write to. */
    public WritableByteChannel channel() {
        return channel;
    }

    /**
     * The digest of what was written, read through the open channel: closing another channel of the file would release
     * the lock.
     */
    public String sha256() throws IOException {
        return Sha256.of(channel);
    }

    /** How many bytes were written. */
    public long size() throws IOException {
        return channel.size();
    }

    /** Sets the modification time, after the last byte was written; moving the file keeps it. */
    public void setModified(FileTime time) throws IOException {
        channel.force(true); // on a network drive, bytes that arrive later would set it again
        Files.setLastModifiedTime(part, time);
    }

    /** Gives the file the permissions of another, and its owner where the disk and the user's rights allow. */
    public void resemble(Path other) throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(other, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(part, PosixFileAttributeView.class);
        if (from == null || to == null) {
            return;
        }
        PosixFileAttributes attributes = from.readAttributes();
        try {
            to.setGroup(attributes.group());
            to.setOwner(attributes.owner());
        } catch (FileSystemException e) {
            // as for every file of another user, whose copies belong to this one
        }
        to.setPermissions(attributes.permissions());
    }

    /** Forces the bytes to the disk and moves the file to its target, replacing what is there. */
    public void replace() throws IOException {
        replace(target);
    }

    /** As {@link #replace()}, at another path in the same folder. */
    public void replace(Path place) throws IOException {
        channel.force(true);
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Forces the bytes to the disk and moves the file to a free path in the same folder; safe against concurrent
     * writers.
     *
     * @throws FileAlreadyExistsException if the path is taken; the part still exists then and can be published
     *     elsewhere
     */
    public void publish(Path place) throws IOException {
        channel.force(true);
        try {
            Files.createLink(place, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) { // a disk without hard links
            Files.move(part, place); // checks, then moves: not atomic, but all that such a disk offers
            return;
        }
        Files.delete(part);
    }

    /** An exception for a failed write that names {@code target} instead of the part, with the reason. */
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
     * Deletes the parts in a folder whose processes are gone. Parts of running processes stay, and so does every part
     * whose process cannot be determined.
     *
     * @return the deleted files
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
            return false; // deleted meanwhile, or not readable for this user
        }
    }

    /** Process ids are reused: a process that started after the file was written did not write it. */
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

    /** Takes the file's lock, which is released when any channel of the file is closed. */
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
            return false; // the next sweep tries again
        }
    }
}
