package dev.headgate.live;

import dev.headgate.config.SourceStatus;
import java.util.List;

/** Every source's status, in the order of the layers. */
public record SourceList(List<SourceStatus> sources) {
    public SourceList {
        sources = List.copyOf(sources);
    }
}
