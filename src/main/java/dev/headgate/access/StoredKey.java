package dev.headgate.access;

/**
 * What is kept of a {@link BearerKey}: enough to recognise it, not enough to use it.
 *
 * @param id names it; no secret
 * @param hash SHA-256 of the secret, in hex. A fast hash is right here: the secret has 256 random bits
 */
public record StoredKey(String id, String hash) {
    @Override
    public String toString() {
        return id;
    }
}
