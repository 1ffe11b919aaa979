package dsgformer.photo.metadata;

/**
 * How much of what a photo carries besides its pixels is kept. Whatever is chosen, the photo looks the same: profile and
 * resolution stay, and an orientation that was applied stays applied.
 */
public enum MetadataPolicy {
    /** Everything. */
    KEEP {
        @Override
        public Metadata applied(Metadata found) {
            return found;
        }
    },
    /** Profile, what a PNG says about color, and resolution: no EXIF, XMP, IPTC. */
    STRIP {
        @Override
        public Metadata applied(Metadata found) {
            Metadata kept = found.withoutExif().withoutXmp().withoutIptc();
            return found.resolution()
                    .or(() -> found.exif().flatMap(Exif::of).flatMap(Exif::resolution))
                    .map(kept::withResolution)
                    .orElse(kept);
        }
    },
    /**
     * Everything but where the photo was taken: EXIF's GPS directory; in XMP whatever tells of GPS, latitude, longitude and
     * altitude; in IPTC and XMP the names of places, from sublocation to country. What cannot be read is left out whole, since
     * it might tell. Makers' notes and free text are not searched.
     */
    NO_GPS {
        @Override
        public Metadata applied(Metadata found) {
            return LocationRemoval.removed(found);
        }
    };

    public abstract Metadata applied(Metadata found);
}
