package dsgformer.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.batch.plan.Job;
import dsgformer.io.PathText;
import dsgformer.io.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The journal that lets a batch resume after any interruption: a file with one JSON object per line. A line is appended
 * and forced to disk before its output is moved into place. So every output in place has an entry, and the output of an
 * entry is either complete or absent. A truncated last line is ignored.
 *
 * <p>The file exists from the first output until a run ends with nothing left to do. Thread-safe. One process at a time
 * holds the lock of a journal; other processes run without one.
 */
public final class Journal implements AutoCloseable {

    /** File name, in the folder of the outputs. */
    public static final String NAME = ".dsgformer-journal.jsonl";

    /** In ASCII, which also holds names that are not UTF-8, see {@link PathText}. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Path file;
    private final String settings;
    private final boolean resumes;
    private final Map<String, JournalEntry> entries;
    private FileChannel channel;
    private boolean taken;

    private Journal(Path file, String settings, boolean resumes, Map<String, JournalEntry> entries) {
        this.file = file;
        this.settings = settings;
        this.resumes = resumes;
        this.entries = entries;
    }

    /**
     * The journal in a folder, with the entries of earlier runs.
     *
     * @param settings everything except the photo that determines the result: model and options
     * @param resumes whether outputs of earlier runs count as done
     */
    public static Journal in(Path folder, String settings, boolean resumes) throws IOException {
        Path file = folder.toAbsolutePath().normalize().resolve(NAME);
        return new Journal(file, Sha256.of(settings), resumes, read(file));
    }

    /** Where it is, or will be. */
    public Path file() {
        return file;
    }

    /** Whether the file exists, from this run or an earlier one. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** What earlier runs did about a job. */
    synchronized Past of(Job job) throws IOException {
        JournalEntry entry = resumes ? entries.get(relative(job.target())) : null;
        if (entry == null) {
            return Past.NONE;
        }
        Path out = file.resolveSibling(PathText.toPath(entry.out()));
        if (!isWhole(entry, out)) {
            return Past.NONE;
        }
        boolean same = Files.exists(job.source()) && entry.isOf(FileStamp.of(job.source()), settings);
        return new Past(Optional.of(out), same);
    }

    /**
     * Appends an entry; called just before a job's output is moved into place.
     *
     * @param photo stamp of the source when it was read
     */
    synchronized void note(Job planned, Path actual, FileStamp photo, long outSize, String outSha256)
            throws IOException {
        JournalEntry entry = new JournalEntry(
                relative(planned.target()),
                relative(actual),
                PathText.of(planned.source().toAbsolutePath().normalize()),
                photo.size(),
                photo.modified(),
                settings,
                outSize,
                outSha256);
        entries.put(entry.planned(), entry);
        if (channel == null && !taken) {
            open();
        }
        if (channel != null) {
            append(JSON.writeValueAsString(entry) + "\n");
            channel.force(false); // before the output is moved, so that the entry survives a power failure
        }
    }

    /** Whether another process holds the lock, so that this run cannot be resumed. */
    public synchronized boolean isTaken() {
        return taken;
    }

    /** Closes the journal after a complete run and deletes it, unless it has entries for jobs of other runs. */
    synchronized void end(List<Job> jobs) throws IOException {
        close();
        Set<String> own = jobs.stream().map(job -> relative(job.target())).collect(Collectors.toSet());
        if (!taken && exists() && own.containsAll(entries.keySet())) {
            Files.delete(file);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    private void open() throws IOException {
        FileChannel opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (isLocked(opened)) {
            taken = true;
            opened.close();
            return;
        }
        channel = opened;
        long size = opened.size();
        opened.position(size);
        if (size > 0) {
            ByteBuffer last = ByteBuffer.allocate(1);
            opened.read(last, size - 1);
            if (last.get(0) != '\n') { // truncated line: end it
                append("\n");
            }
        }
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false; // a file system without locks
        }
    }

    private void append(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static boolean isWhole(JournalEntry entry, Path out) throws IOException {
        return Files.isRegularFile(out)
                && Files.size(out) == entry.outSize()
                && Sha256.of(out).equals(entry.outSha256());
    }

    private String relative(Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        Path folder = file.getParent();
        return PathText.of(absolute.startsWith(folder) ? folder.relativize(absolute) : absolute);
    }

    private static Map<String, JournalEntry> read(Path file) throws IOException {
        Map<String, JournalEntry> entries = new HashMap<>();
        if (Files.isRegularFile(file)) {
            // unlike Files.readString, accepts a truncated character at the end
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            text.lines().forEach(line -> parsed(line).ifPresent(entry -> entries.put(entry.planned(), entry)));
        }
        return entries;
    }

    private static Optional<JournalEntry> parsed(String line) {
        try {
            return Optional.ofNullable(JSON.readValue(line, JournalEntry.class));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // truncated or from another version: ignored
        }
    }

    /**
     * What an earlier run did about a job.
     *
     * @param output its output, if that still exists unchanged
     * @param upToDate whether photo, model and options are unchanged
     */
    record Past(Optional<Path> output, boolean upToDate) {

        static final Past NONE = new Past(Optional.empty(), false);

        boolean isDone() {
            return output.isPresent() && upToDate;
        }
    }
}
