package dsgformer.server.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.io.Folders;
import dsgformer.io.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server's folder: {@code incoming/} has requests that are still arriving, {@code jobs/ID/} accepted ones,
 * {@code trash/} what is being deleted. A job's folder has {@code job.json} and, for photo n, {@code n/input},
 * {@code n/result.…} and, once it has ended, {@code n/outcome.json}. One process uses it at a time.
 */
public final class DataFolder implements AutoCloseable {

    private static final String REQUEST = "job.json";
    private static final String OUTCOME = "outcome.json";
    private static final String INPUT = "input";
    private static final String RESULT = "result.";
    private static final int ID_BYTES = 16;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path incoming;
    private final Path jobs;
    private final Path trash;
    private final FileChannel lockFile;
    private final SecureRandom random = new SecureRandom();

    private DataFolder(Path folder, FileChannel lockFile) {
        this.incoming = folder.resolve("incoming");
        this.jobs = folder.resolve("jobs");
        this.trash = folder.resolve("trash");
        this.lockFile = lockFile;
    }

    /**
     * Opens a folder, creates it if it is missing, and deletes what an earlier process left unfinished.
     *
     * @throws FileSystemException if it cannot be written, or another process uses it
     */
    public static DataFolder open(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Folders.create(folder);
            keepPrivate(folder);
        }
        FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(lockFile)) {
            lockFile.close();
            throw new FileSystemException(folder.toString(), null, "another server uses this folder");
        }
        DataFolder data = new DataFolder(folder, lockFile);
        try {
            for (Path each : List.of(data.incoming, data.jobs, data.trash)) {
                Folders.create(each);
            }
            data.empty(data.incoming);
            data.empty(data.trash);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
        return data;
    }

    /** For its owner only, since it will hold photos of people; a folder that was there keeps its permissions. */
    private static void keepPrivate(Path folder) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** 32 hexadecimal digits that cannot be guessed. */
    public String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A path for the photos of a request that arrives; nothing is there yet. */
    public Path newIncoming() {
        return incoming.resolve(newId());
    }

    /** Makes a job of what arrived: from this call on it survives a crash. */
    void accept(Path arrived, JobRequest request) throws IOException {
        write(arrived.resolve(REQUEST), request.toJson());
        Files.move(arrived, jobs.resolve(request.id()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The folder of a photo. */
    public Path photo(Job job, JobPhoto photo) {
        return jobs.resolve(job.id()).resolve(Integer.toString(photo.number()));
    }

    /** The file that the client sent. */
    public Path input(Job job, JobPhoto photo) {
        return photo(job, photo).resolve(INPUT);
    }

    /** Ends a photo: from this call on it is not restored again. */
    void end(Job job, JobPhoto photo, Outcome outcome) throws IOException {
        write(photo(job, photo).resolve(OUTCOME), outcome.toJson());
    }

    /** The accepted jobs with what is known of their photos; folders that hold none are deleted. */
    List<Job> load() throws IOException {
        List<Job> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(jobs)) {
            for (Path folder : folders.sorted().toList()) {
                Optional<JsonNode> request = read(folder.resolve(REQUEST));
                if (request.isEmpty()) {
                    discard(folder);
                    continue;
                }
                Job job = new Job(JobRequest.from(request.get()));
                for (JobPhoto photo : job.photos()) {
                    read(photo(job, photo).resolve(OUTCOME)).map(Outcome::from).ifPresent(photo::ended);
                }
                all.add(job);
            }
        }
        return all;
    }

    /** Bytes of a job's photos and results. */
    long bytes(Job job) throws IOException {
        try (Stream<Path> files = Files.walk(jobs.resolve(job.id()))) {
            return files.filter(DataFolder::isPicture)
                    .mapToLong(DataFolder::size)
                    .sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        return name.equals(INPUT) || name.startsWith(RESULT);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // a part file that was moved meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a job: from this call on it is gone, even if the process is killed while its files are deleted. */
    void delete(Job job) throws IOException {
        discard(jobs.resolve(job.id()));
    }

    /** Deletes a folder of {@link #newIncoming}; returns whether it was there. */
    public boolean discard(Path folder) throws IOException {
        Path doomed = trash.resolve(newId());
        try {
            Files.move(folder, doomed, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        }
        deleteTree(doomed);
        return true;
    }

    private void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) {
                deleteTree(each);
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // a part file that its writer deleted
                }
                throw failure;
            }
        });
    }

    private static Optional<JsonNode> read(Path file) throws IOException {
        try {
            return Optional.of(JSON.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void write(Path file, JsonNode json) throws IOException {
        byte[] text = (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, channel -> {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
