import BaocaoCLI

@main
struct Program {
    static func main() {
        Terminal.main(Array(CommandLine.arguments.dropFirst()))
    }
}
