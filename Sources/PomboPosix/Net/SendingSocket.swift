/// What a message needs to know of the socket that sends it.
struct SendingSocket {
    let descriptor: Int32
    let family: Int32
    let isConnected: Bool
}
