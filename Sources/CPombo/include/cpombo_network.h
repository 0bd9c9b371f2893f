// Interfaces and names.
#pragma once

#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>

#include "cpombo_socket.h"

enum {
    cpombo_interface_up = 1,
    cpombo_interface_loopback = 2,
    cpombo_interface_multicast = 4,
    cpombo_interface_broadcast = 8,
};

// One address of one interface.
struct cpombo_interface {
    struct cpombo_address address, broadcast;
    int prefix_length;
    int flags;
    uint32_t index;
    uint8_t has_address, has_broadcast;
};

static inline int cpombo_count_bits(const uint8_t *bytes, size_t count) {
    int bits = 0;
    for (size_t index = 0; index < count; index++) bits += __builtin_popcount(bytes[index]);
    return bits;
}

static inline void cpombo_read_interface(
    const struct ifaddrs *entry, struct cpombo_interface *interface) {
    memset(interface, 0, sizeof *interface);
    interface->index = if_nametoindex(entry->ifa_name);
    unsigned int flags = entry->ifa_flags;
    interface->flags = (flags & IFF_UP ? cpombo_interface_up : 0)
        | (flags & IFF_LOOPBACK ? cpombo_interface_loopback : 0)
        | (flags & IFF_MULTICAST ? cpombo_interface_multicast : 0)
        | (flags & IFF_BROADCAST ? cpombo_interface_broadcast : 0);
    if (!entry->ifa_addr || !cpombo_read_name(entry->ifa_addr, &interface->address)) return;
    interface->has_address = 1;
    int is_v4 = entry->ifa_addr->sa_family == AF_INET;
    if (entry->ifa_netmask) {
        const void *mask = entry->ifa_netmask;
        interface->prefix_length = is_v4
            ? cpombo_count_bits(
                  (const uint8_t *)&((const struct sockaddr_in *)mask)->sin_addr, 4)
            : cpombo_count_bits(((const struct sockaddr_in6 *)mask)->sin6_addr.s6_addr, 16);
    }
    // Beside the flag the same field holds the far end of a point-to-point link.
    const struct sockaddr *broadcast = entry->ifa_dstaddr;
#ifdef __linux__
    broadcast = entry->ifa_broadaddr;
#endif
    if (is_v4 && (flags & IFF_BROADCAST) && broadcast)
        interface->has_broadcast = (uint8_t)cpombo_read_name(broadcast, &interface->broadcast);
}

// Looks a host name up, for datagrams, in the order the system prefers. Zero, or a code of netdb.h.
static inline int cpombo_look_up(const char *host, struct addrinfo **found) {
    struct addrinfo hints;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_DGRAM;
    return getaddrinfo(host, 0, &hints, found);
}
