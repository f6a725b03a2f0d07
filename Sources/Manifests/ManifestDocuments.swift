import EventData
import Yams

/// The limits of one manifest text; past them it is refused, so that no text can exhaust memory or stack.
package enum ManifestLimits {
    /// Kubernetes refuses objects above 1.5 MB; a file may hold several of them.
    package static let textBytes = 16 << 20
    /// Deeper than any real manifest, shallow enough for the smallest stack.
    package static let depth = 200
    /// Values in one text after aliases are expanded: ten times what the largest allowed object could hold plainly.
    package static let values = 1_000_000
}

/// The documents of a YAML or JSON text with the place of every node; empty documents are skipped.
///
/// A text that starts with `{` is read as JSON when it is JSON, because JSON's surrogate escapes are no YAML.
/// A syntax error ends the reading: the documents before it are still returned.
package func manifestDocuments(of manifest: ManifestText, problems: ManifestProblems) -> [ManifestNode] {
    let text = manifest.text.first == "\u{FEFF}" ? String(manifest.text.dropFirst()) : manifest.text
    let start = Place(file: manifest.file, line: 1, column: 1)
    guard text.utf8.count <= ManifestLimits.textBytes else {
        let limit = "at most \(ManifestLimits.textBytes >> 20) MiB (textBytes)"
        problems.add(Diagnostic(at: start, problem: "the text is too large", fix: "split it into files of \(limit)"))
        return []
    }
    if manifest.hasTooManyMarks {
        let problem = "one letter of the text carries more than \(CombiningMarks.maximumInARow) accents"
        problems.add(Diagnostic(at: start, problem: problem, fix: "remove them"))
        return []
    }
    if text.utf8.first(where: { !isBlank($0) }) == UInt8(ascii: "{") {
        var reader = JSONNodeReader(file: manifest.file, text: text)
        let documents = reader.documents()
        // `{a: b}` is no JSON but may be YAML; what says or starts to be JSON hears what is wrong with it as JSON.
        if documents != nil || manifest.file.hasSuffix(".json") || reader.startsLikeJSON {
            problems.add(reader.diagnostics)
            return documents ?? []
        }
    }
    return yamlDocuments(of: ManifestText(file: manifest.file, text: text), problems: problems)
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

private func yamlDocuments(of manifest: ManifestText, problems: ManifestProblems) -> [ManifestNode] {
    var documents: [ManifestNode] = []
    var conversion = YAMLConversion(manifest)
    do {
        // `basic` has no rules: every plain scalar is left to `YAMLScalar`.
        let parser = try Parser(yaml: manifest.text, resolver: .basic, constructor: .default, encoding: .utf8)
        while let root = try parser.nextRoot() {
            guard let document = conversion.document(root) else { continue }
            documents.append(document)
        }
    } catch {
        problems.add(conversion.diagnostics)
        problems.add(Diagnostic(yaml: error, in: manifest))
        return documents
    }
    problems.add(conversion.diagnostics)
    return documents
}
