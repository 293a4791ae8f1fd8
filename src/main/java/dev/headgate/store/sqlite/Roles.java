package dev.headgate.store.sqlite;

import dev.headgate.access.Role;
import java.sql.SQLException;

/** A column with a role. */
final class Roles {
    private Roles() {}

    static Role read(String wire) throws SQLException {
        return Role.of(wire).orElseThrow(() -> new DamagedRowException("a role"));
    }
}
