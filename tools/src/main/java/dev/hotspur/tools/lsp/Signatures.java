package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.SourceTokens.Token;
import dev.hotspur.assembler.syntax.TokenKind;
import dev.hotspur.assembler.syntax.Words;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;

/** The parameters of a macro, shown while its operands are being written. */
final class Signatures {
  private Signatures() {}

  static Optional<SignatureHelp> at(View view, Position position) {
    List<Token> line = view.file().lineBefore(view.offset(position));
    int first = 0;
    while (first + 1 < line.size() && line.get(first + 1).kind() == TokenKind.COLON) {
      first += 2;
    }
    if (first >= line.size() || line.get(first).span().end() >= view.offset(position)) {
      return Optional.empty();
    }
    int operand = (int) line.stream().filter(token -> token.kind() == TokenKind.COMMA).count();
    return view.program().macro(line.get(first).word()).map(macro -> help(macro, operand));
  }

  private static SignatureHelp help(Item.Macro macro, int operand) {
    List<ParameterInformation> parameters =
        macro.parameters().stream()
            .map(p -> new ParameterInformation(Words.written(p.text())))
            .toList();
    SignatureInformation signature = new SignatureInformation(Describe.signature(macro));
    signature.setParameters(parameters);
    return new SignatureHelp(List.of(signature), 0, operand);
  }
}
