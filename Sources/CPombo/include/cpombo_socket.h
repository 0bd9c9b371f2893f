// Sockets: their addresses and options. Nothing here decides anything.
#pragma once

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

// An address in the order of the machine; IPv4 in its mapped form.
struct cpombo_address {
    uint64_t high, low;
    uint32_t scope;
    uint16_t port;
};

union cpombo_name {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

static inline uint64_t cpombo_load_word(const uint8_t *bytes) {
    uint32_t halves[2];
    memcpy(halves, bytes, 8);
    return (uint64_t)ntohl(halves[0]) << 32 | ntohl(halves[1]);
}

static inline void cpombo_store_word(uint64_t word, uint8_t *bytes) {
    uint32_t halves[2] = {htonl((uint32_t)(word >> 32)), htonl((uint32_t)word)};
    memcpy(bytes, halves, 8);
}

// Zero for a family that is not the internet's. A scope means something for fe80::/10 and for the
// multicast groups of one link only.
static inline int cpombo_read_name(const struct sockaddr *any, struct cpombo_address *address) {
    if (any->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)(const void *)any;
        address->high = 0;
        address->low = 0xFFFF00000000ULL | ntohl(v4->sin_addr.s_addr);
        address->scope = 0;
        address->port = ntohs(v4->sin_port);
        return 1;
    }
    if (any->sa_family != AF_INET6) return 0;
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)(const void *)any;
    address->high = cpombo_load_word(v6->sin6_addr.s6_addr);
    address->low = cpombo_load_word(v6->sin6_addr.s6_addr + 8);
    int is_of_link = address->high >> 54 == 0xFE80 >> 6 || address->high >> 48 == 0xFF02;
    address->scope = is_of_link ? v6->sin6_scope_id : 0;
    address->port = ntohs(v6->sin6_port);
    return 1;
}

// Where a message came from. Not by way of the union's member: Swift would copy that and no more.
static inline int cpombo_read_source(
    const union cpombo_name *name, struct cpombo_address *address) {
    return cpombo_read_name(&name->any, address);
}

// The length of the name; zero if a socket of that family cannot reach the address.
static inline socklen_t cpombo_write_name(
    int family, struct cpombo_address address, union cpombo_name *name) {
    memset(name, 0, sizeof *name);
    if (family == AF_INET) {
        if (address.high != 0 || address.low >> 32 != 0xFFFF) return 0;
        name->v4.sin_family = AF_INET;
        name->v4.sin_port = htons(address.port);
        name->v4.sin_addr.s_addr = htonl((uint32_t)address.low);
#ifdef __APPLE__
        name->v4.sin_len = sizeof name->v4;
#endif
        return sizeof name->v4;
    }
    name->v6.sin6_family = AF_INET6;
    name->v6.sin6_port = htons(address.port);
    cpombo_store_word(address.high, name->v6.sin6_addr.s6_addr);
    cpombo_store_word(address.low, name->v6.sin6_addr.s6_addr + 8);
    name->v6.sin6_scope_id = address.scope;
#ifdef __APPLE__
    name->v6.sin6_len = sizeof name->v6;
#endif
    return sizeof name->v6;
}

// A datagram socket that no child inherits.
static inline int cpombo_datagram_socket(int family) {
#ifdef SOCK_CLOEXEC
    return socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
#else
    int descriptor = socket(family, SOCK_DGRAM, 0);
    if (descriptor >= 0) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
#endif
}

static inline int cpombo_bind(int descriptor, struct cpombo_address address, int family) {
    union cpombo_name name;
    socklen_t length = cpombo_write_name(family, address, &name);
    if (length == 0) return errno = EAFNOSUPPORT, -1;
    return bind(descriptor, &name.any, length);
}

static inline int cpombo_connect(int descriptor, struct cpombo_address address, int family) {
    union cpombo_name name;
    socklen_t length = cpombo_write_name(family, address, &name);
    if (length == 0) return errno = EAFNOSUPPORT, -1;
    return connect(descriptor, &name.any, length);
}

static inline int cpombo_local_address(int descriptor, struct cpombo_address *address) {
    union cpombo_name name;
    socklen_t length = sizeof name;
    if (getsockname(descriptor, &name.any, &length) != 0) return -1;
    return cpombo_read_name(&name.any, address) ? 0 : (errno = EAFNOSUPPORT, -1);
}

static inline int cpombo_set_option(int descriptor, int level, int option, int value) {
    return setsockopt(descriptor, level, option, &value, sizeof value);
}

static inline int cpombo_set_dual_stack(int descriptor) {
    return cpombo_set_option(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, 0);
}

static inline int cpombo_allow_broadcast(int descriptor) {
    return cpombo_set_option(descriptor, SOL_SOCKET, SO_BROADCAST, 1);
}

// Several listeners on one port, for multicast and broadcast only.
static inline int cpombo_share_port(int descriptor) {
#ifdef __APPLE__
    if (cpombo_set_option(descriptor, SOL_SOCKET, SO_REUSEPORT, 1) != 0) return -1;
#endif
    return cpombo_set_option(descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
}

// Asks for a buffer and returns what was granted, as the kernel counts it, or -1. Root may go
// beyond the system's limit, but only as far as was asked.
static inline int cpombo_set_buffer(int descriptor, int is_receiving, int size) {
    int option = is_receiving ? SO_RCVBUF : SO_SNDBUF;
    int granted = 0;
    socklen_t length = sizeof granted;
    cpombo_set_option(descriptor, SOL_SOCKET, option, size);
    if (getsockopt(descriptor, SOL_SOCKET, option, &granted, &length) != 0) return -1;
#ifdef SO_RCVBUFFORCE
    if (granted < size) {
        int force = is_receiving ? SO_RCVBUFFORCE : SO_SNDBUFFORCE;
        cpombo_set_option(descriptor, SOL_SOCKET, force, size);
        length = sizeof granted;
        if (getsockopt(descriptor, SOL_SOCKET, option, &granted, &length) != 0) return -1;
    }
#endif
    return granted;
}

// Don't fragment. PROBE rather than DO: the path's limit as told by ICMP is not believed, so that
// nobody can silence a peer by forging it.
static inline int cpombo_never_fragment(int descriptor, int family) {
#ifdef __linux__
    int result = cpombo_set_option(descriptor, IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_PROBE);
    if (family == AF_INET) return result;
    return cpombo_set_option(descriptor, IPPROTO_IPV6, IPV6_MTU_DISCOVER, IPV6_PMTUDISC_PROBE);
#else
    if (family == AF_INET) return cpombo_set_option(descriptor, IPPROTO_IP, IP_DONTFRAG, 1);
    return cpombo_set_option(descriptor, IPPROTO_IPV6, IPV6_DONTFRAG, 1);
#endif
}

// Each datagram tells the local address and interface it came to. On a dual-stack socket IPv4 has
// a structure of its own, which alone names the address to answer a broadcast from.
static inline int cpombo_tell_local_address(int descriptor, int family) {
    int result = -1;
#ifdef IP_PKTINFO
    result = cpombo_set_option(descriptor, IPPROTO_IP, IP_PKTINFO, 1);
#endif
    if (family == AF_INET) return result;
    return cpombo_set_option(descriptor, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
}

// Each datagram tells how many were dropped because the buffer was full.
static inline int cpombo_tell_drops(int descriptor) {
#ifdef SO_RXQ_OVFL
    return cpombo_set_option(descriptor, SOL_SOCKET, SO_RXQ_OVFL, 1);
#else
    (void)descriptor;
    return errno = ENOPROTOOPT, -1;
#endif
}

// The longest time a receive blocks; zero for ever.
static inline int cpombo_set_receive_timeout(int descriptor, int64_t microseconds) {
    struct timeval time;
    time.tv_sec = microseconds / 1000000;
    time.tv_usec = microseconds % 1000000;
    return setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
}

// Joins a multicast group on one interface.
static inline int cpombo_join_group(
    int descriptor, struct cpombo_address group, uint32_t interface) {
    if (group.high == 0 && group.low >> 32 == 0xFFFF) {
        struct ip_mreqn request;
        memset(&request, 0, sizeof request);
        request.imr_multiaddr.s_addr = htonl((uint32_t)group.low);
        request.imr_ifindex = (int)interface;
        return setsockopt(
            descriptor, IPPROTO_IP, IP_ADD_MEMBERSHIP, &request, sizeof request);
    }
    struct ipv6_mreq request;
    memset(&request, 0, sizeof request);
    cpombo_store_word(group.high, request.ipv6mr_multiaddr.s6_addr);
    cpombo_store_word(group.low, request.ipv6mr_multiaddr.s6_addr + 8);
    request.ipv6mr_interface = interface;
    return setsockopt(descriptor, IPPROTO_IPV6, IPV6_JOIN_GROUP, &request, sizeof request);
}
