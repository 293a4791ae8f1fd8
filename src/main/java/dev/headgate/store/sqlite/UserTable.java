package dev.headgate.store.sqlite;

import dev.headgate.access.Role;
import dev.headgate.access.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** People with a password. What changes rows says how many. */
final class UserTable {
    private final Session session;

    UserTable(Session session) {
        this.session = session;
    }

    List<User> all() throws SQLException {
        return session.list("SELECT name, role, password_hash, created_at FROM users ORDER BY name", UserTable::user);
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString(1), Roles.read(row.getString(2)), row.getString(3), Instant.parse(row.getString(4)));
    }

    int add(User user) throws SQLException {
        return session.update(
                "INSERT INTO users (name, role, password_hash, created_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (name) DO NOTHING",
                user.name(),
                user.role().wire(),
                user.passwordHash(),
                SortableTime.text(user.createdAt()));
    }

    int changeRole(String name, Role role) throws SQLException {
        return session.update("UPDATE users SET role = ? WHERE name = ?", role.wire(), name);
    }

    int changePassword(String name, String hash) throws SQLException {
        return session.update("UPDATE users SET password_hash = ? WHERE name = ?", hash, name);
    }

    int remove(String name) throws SQLException {
        return session.update("DELETE FROM users WHERE name = ?", name);
    }
}
