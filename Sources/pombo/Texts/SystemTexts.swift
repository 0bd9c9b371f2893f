import PomboCore
import PomboPosix
import PomboText

// What the system would not do, and why.
extension Texts {
    /// As in `cannot bind to [::]:7662: Permission denied`.
    static func sentence(of error: SystemError) -> Phrase {
        let value = error.value.isEmpty ? "" : " \(error.value)"
        return Phrase(
            "cannot \(error.call.rawValue)\(value): ",
            pt: "não foi possível \(verb(error.call))\(value): ")
            + reason(SystemError.words(for: error.code))
    }

    static func sentence(of error: SocketError) -> Phrase {
        switch error {
        case .portTaken(let address):
            Phrase(
                "port \(address.port) is taken by another program on \(address.host)",
                pt: "a porta \(address.port) está em uso por outro programa em \(address.host)")
        case .addressNotHere(let address):
            Phrase(
                "no interface of this machine has \(address.host)",
                pt: "nenhuma interface desta máquina tem \(address.host)")
        case .portForbidden(let address):
            Phrase(
                "port \(address.port) needs a privilege",
                pt: "a porta \(address.port) exige privilégio")
        case .system(let error): sentence(of: error)
        }
    }

    static func outputFailed(_ reason: String) -> Phrase {
        Phrase(
            "Cannot write all of the output: ", pt: "Não foi possível gravar toda a saída: ")
            + Texts.reason(reason) + Phrase(verbatim: ".")
    }

    private static func verb(_ call: SystemError.Call) -> String {
        switch call {
        case .socket: "abrir um socket"
        case .option: "configurar o socket"
        case .bind: "usar o endereço"
        case .connect: "conectar a"
        case .join: "entrar em"
        case .receive: "receber"
        case .send: "enviar a"
        case .interfaces: "listar as interfaces de rede"
        case .random: "ler bytes aleatórios"
        case .pipe: "criar um pipe"
        case .signal: "tratar o sinal"
        case .poll: "esperar por entrada"
        case .thread: "iniciar uma thread"
        case .terminal: "configurar o terminal"
        }
    }

    /// The system's words for an error. It knows them in English, since this program never asks
    /// for a locale: a Portuguese catalogue would have to be installed on the machine.
    static func reason(_ words: String) -> Phrase {
        Phrase(words, pt: systemWords[words] ?? words)
    }

    /// What files, sockets and names meet in practice; what is not here stays English.
    private static let systemWords = [
        "Address already in use": "o endereço já está em uso",
        "Address family not supported by protocol": "família de endereços sem suporte",
        "Broken pipe": "o leitor fechou o pipe",
        "Cannot allocate memory": "não há memória",
        "Cannot assign requested address": "o endereço não é desta máquina",
        "Connection refused": "conexão recusada",
        "Connection timed out": "tempo esgotado",
        "Device or resource busy": "o dispositivo está ocupado",
        "Disk quota exceeded": "a cota de disco acabou",
        "File exists": "o arquivo já existe",
        "File name too long": "o nome do arquivo é longo demais",
        "File too large": "o arquivo é grande demais",
        "Function not implemented": "o sistema não tem essa função",
        "Input/output error": "erro de entrada ou saída",
        "Invalid argument": "argumento inválido",
        "Is a directory": "é uma pasta",
        "Message too long": "a mensagem é longa demais",
        "Name or service not known": "nome desconhecido",
        "Network is down": "a rede está fora do ar",
        "Network is unreachable": "não há rota até a rede",
        "No address associated with hostname": "o nome não tem endereço",
        "No buffer space available": "não há espaço de buffer",
        "No route to host": "não há rota até o endereço",
        "No space left on device": "o disco está cheio",
        "No such device": "não há esse dispositivo",
        "No such device or address": "não há esse dispositivo ou endereço",
        "No such file or directory": "não há esse arquivo ou pasta",
        "Not a directory": "não é uma pasta",
        "Operation not permitted": "operação não permitida",
        "Operation not supported": "operação sem suporte",
        "Permission denied": "permissão negada",
        "Read-only file system": "o sistema de arquivos é só de leitura",
        "Resource temporarily unavailable": "recurso indisponível no momento",
        "Stale file handle": "o arquivo não existe mais no servidor",
        "Success": "sem erro",
        "Temporary failure in name resolution": "falha temporária ao procurar o nome",
        "Text file busy": "o programa está em execução",
        "Too many levels of symbolic links": "links simbólicos demais",
        "Too many open files": "arquivos abertos demais",
        "Too many open files in system": "arquivos abertos demais no sistema",
        "it has no address": "o nome não tem endereço",
    ]
}
