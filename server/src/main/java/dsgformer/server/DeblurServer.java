package dsgformer.server;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.ExitCode;
import dsgformer.infer.DataSize;
import dsgformer.server.api.HttpServer;
import dsgformer.server.api.Numbers;
import dsgformer.server.api.ServerParts;
import dsgformer.server.jobs.DataFolder;
import dsgformer.server.jobs.DiskBudget;
import dsgformer.server.jobs.Jobs;
import dsgformer.server.jobs.PhotoQueue;
import dsgformer.server.photos.MemoryBudget;
import dsgformer.server.photos.ModelShelf;
import dsgformer.server.photos.PhotoWork;
import dsgformer.server.photos.Previews;
import dsgformer.server.security.Access;
import dsgformer.server.security.HostNames;
import dsgformer.server.security.Quotas;
import dsgformer.server.upload.UploadLimits;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.Duration;

/** The running server: its parts, put together. */
final class DeblurServer implements AutoCloseable {

    /** How long photos may take to end when the server is asked to. */
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private static final int MOST_FILES = 100;

    private final ModelShelf models;
    private final DataFolder folder;
    private final PhotoQueue queue;
    private final HttpServer http;
    private final Numbers numbers;
    private final Sweeper sweeper;

    private DeblurServer(
            ModelShelf models, DataFolder folder, PhotoQueue queue, HttpServer http, Numbers numbers, Sweeper sweeper) {
        this.models = models;
        this.folder = folder;
        this.queue = queue;
        this.http = http;
        this.numbers = numbers;
        this.sweeper = sweeper;
    }

    /**
     * Starts it, and goes on with the jobs in its folder.
     *
     * @throws CommandException if the port is taken, or the folder cannot be used
     */
    static DeblurServer start(ServerSettings settings) throws IOException {
        Clock clock = Clock.systemUTC();
        ModelShelf models = settings.models().isEmpty()
                ? ModelShelf.bundled(settings.engine())
                : ModelShelf.of(settings.models(), settings.engine());
        DataFolder folder = open(settings);
        try {
            Numbers numbers = new Numbers();
            PhotoQueue queue = new PhotoQueue(settings.queue(), settings.workers());
            numbers.watch(queue);
            DiskBudget disk = new DiskBudget(settings.maxDisk());
            MemoryBudget memory = new MemoryBudget(settings.engine()
                    .memoryLimit()
                    .map(DataSize::bytes)
                    .orElse(Runtime.getRuntime().maxMemory()));
            PhotoWork work = new PhotoWork(models, settings.photo(), memory);
            Jobs jobs = new Jobs(folder, queue, disk, work, settings.ttl(), clock, numbers);
            jobs.resume();
            ServerParts parts = new ServerParts(
                    models,
                    work,
                    new Previews(models, settings.photo(), memory),
                    folder,
                    disk,
                    queue,
                    jobs,
                    new Access(settings.keys(), new Quotas(clock)),
                    new HostNames(settings.allowedHosts()),
                    UploadLimits.of(settings.maxBytes(), MOST_FILES, settings.photo()),
                    settings.queue());
            HttpServer http = listen(settings, parts, numbers);
            return new DeblurServer(models, folder, queue, http, numbers, Sweeper.start(jobs));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static DataFolder open(ServerSettings settings) throws IOException {
        try {
            return DataFolder.open(settings.dataFolder());
        } catch (FileSystemException e) {
            String why = e instanceof AccessDeniedException
                    ? "no permission to write there"
                    : e.getReason() == null ? "it cannot be created" : e.getReason();
            throw new CommandException(
                    ExitCode.USAGE,
                    "cannot keep photos in " + settings.dataFolder() + ": " + why
                            + "; choose another folder with --data-dir",
                    e);
        }
    }

    private static HttpServer listen(ServerSettings settings, ServerParts parts, Numbers numbers) {
        try {
            return HttpServer.start(settings.host(), settings.port(), parts, numbers);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage()
                            + "; choose another port with --port, 0 for a free one",
                    e);
        }
    }

    /** Where it listens, as an address for browsers. */
    String address() {
        return http.address();
    }

    /** Takes no more photos, and lets those that run end. What waits goes on at the next start. */
    void drain() throws InterruptedException {
        queue.drain(DRAIN.toMillis());
    }

    @Override
    public void close() throws IOException {
        sweeper.close();
        try {
            queue.drain(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
        numbers.close();
        models.close();
        folder.close();
    }
}
